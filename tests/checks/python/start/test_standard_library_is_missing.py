import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.start.standard_library_is_missing import standard_library_is_missing
from indextts_doctor.facts import Start

OK = Start()
DIED = Start("exit", exit_code=1, output="ModuleNotFoundError: No module named 'encodings'")


@pytest.mark.parametrize(
    ("environment", "start"),
    [
        pytest.param(healthy_facts.environment(), OK, id="healthy"),
        pytest.param(
            healthy_facts.environment(exists=False, link_chain=("/srv/bin/python", "/opt/py/bin/python3.10")),
            Start("start", output="ENOENT: No such file or directory: python"),
            id="missing altogether",
        ),
        pytest.param(
            healthy_facts.environment(),
            Start("exit", exit_code=1, output="No module named 'encodings_of_mine'"),
            id="another module",
        ),
    ],
)
def test_silent(environment, start):
    assert not said(standard_library_is_missing, environment, start)


@pytest.mark.parametrize(
    ("environment", "start", "expected"),
    [
        pytest.param(healthy_facts.environment(), DIED, "/usr/bin", id="Python 3.10"),
        pytest.param(
            healthy_facts.environment(pyvenv={}),
            Start("exit", output="Fatal Python error: Failed to import encodings module\n<no Python frame>"),
            "/srv/tts/.venv",
            id="Python 3.13",
        ),
        pytest.param(
            healthy_facts.environment(),
            Start(
                "signal", signal="SIGABRT", output="ModuleNotFoundError: No module named 'encodings'\n\nCurrent thread"
            ),
            "/usr/bin",
            id="Python 3.6 aborts",
        ),
        pytest.param(
            healthy_facts.environment(), Start("exit", output="ImportError: No module named site"), "/usr/bin", id="2.7"
        ),
    ],
)
def test_speaks(environment, start, expected):
    [evidence] = said(standard_library_is_missing, environment, start)
    assert evidence.facts["home"] == expected
