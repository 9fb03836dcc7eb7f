import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.start.loader_is_missing import loader_is_missing
from indextts_doctor.facts import Start

OK = Start()
DIED = Start("exit", exit_code=1, output="ModuleNotFoundError: No module named 'encodings'")


@pytest.mark.parametrize(
    ("environment", "start"),
    [
        pytest.param(healthy_facts.environment(), OK, id="healthy"),
        pytest.param(healthy_facts.environment(loader_exists=False), OK, id="it starts all the same"),
        pytest.param(healthy_facts.environment(loader_exists=None, interpreter=None), DIED, id="linked statically"),
    ],
)
def test_silent(environment, start):
    assert not said(loader_is_missing, environment, start)


@pytest.mark.parametrize(
    ("environment", "start", "expected"),
    [
        pytest.param(
            healthy_facts.environment(interpreter="/lib/ld-musl-x86_64.so.1", loader_exists=False),
            Start("start", output="ENOENT: No such file or directory: python"),
            "/lib/ld-musl-x86_64.so.1",
            id="musl's Python on glibc",
        )
    ],
)
def test_speaks(environment, start, expected):
    [evidence] = said(loader_is_missing, environment, start)
    assert evidence.facts["loader"] == expected
