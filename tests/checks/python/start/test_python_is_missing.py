import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.start.python_is_missing import python_is_missing
from indextts_doctor.facts import Start

OK = Start()
DIED = Start("exit", exit_code=1, output="ModuleNotFoundError: No module named 'encodings'")


@pytest.mark.parametrize(
    ("environment", "start"),
    [
        pytest.param(healthy_facts.environment(), OK, id="healthy"),
        pytest.param(
            healthy_facts.environment(link_chain=("a", "b")), DIED, id="it exists, and dies of something else"
        ),
        pytest.param(healthy_facts.environment(machine=None, script="#!/bin/sh"), OK, id="a wrapper script"),
    ],
)
def test_silent(environment, start):
    assert not said(python_is_missing, environment, start)


@pytest.mark.parametrize(
    ("environment", "start", "expected"),
    [
        pytest.param(
            healthy_facts.environment(exists=False, link_chain=("/srv/bin/python", "/opt/py/bin/python3.10")),
            Start("start", output="ENOENT: No such file or directory: python"),
            "/opt/py/bin/python3.10",
            id="a dangling link",
        ),
        pytest.param(
            healthy_facts.environment(exists=False, loop=True, link_chain=("a", "b", "a")),
            Start("start", output="ENOENT: No such file or directory: python"),
            "a",
            id="a loop",
        ),
        pytest.param(
            healthy_facts.environment(exists=False, base_exists=False, link_chain=("/opt/bin/python",)),
            Start("start", output="ENOENT: No such file or directory: python"),
            "/opt/bin/python",
            id="the base was removed",
        ),
    ],
)
def test_speaks(environment, start, expected):
    [evidence] = said(python_is_missing, environment, start)
    assert evidence.facts["missing"] == expected
