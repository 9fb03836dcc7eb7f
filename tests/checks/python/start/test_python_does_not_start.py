import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.start.python_does_not_start import python_does_not_start
from indextts_doctor.facts import Start

OK = Start()
DIED = Start("exit", exit_code=1, output="ModuleNotFoundError: No module named 'encodings'")


@pytest.mark.parametrize(
    ("environment", "start"),
    [
        pytest.param(healthy_facts.environment(), OK, id="healthy"),
        pytest.param(healthy_facts.environment(), DIED, id="no standard library: PY005"),
        pytest.param(
            healthy_facts.environment(exists=False, link_chain=("/srv/bin/python", "/opt/py/bin/python3.10")),
            Start("start", output="ENOENT: No such file or directory: python"),
            id="missing: PY001",
        ),
        pytest.param(
            healthy_facts.environment(loader_exists=False),
            Start("start", output="ENOENT: No such file or directory: python"),
            id="no loader: PY003",
        ),
        pytest.param(
            healthy_facts.environment(), Start("time", stack=("/x/sitecustomize.py:1 f",)), id="start-up code: PY006"
        ),
    ],
)
def test_silent(environment, start):
    assert not said(python_does_not_start, environment, start)


@pytest.mark.parametrize(
    ("environment", "start", "expected"),
    [
        pytest.param(
            healthy_facts.environment(),
            Start("exit", exit_code=127, output="python: error while loading shared libraries: libpython3.10.so.1.0\n"),
            "python: error while loading shared libraries: libpython3.10.so.1.0",
            id="a shared library is absent",
        ),
        pytest.param(
            healthy_facts.environment(),
            Start("start", output="EACCES: Permission denied"),
            "EACCES: Permission denied",
            id="no permission",
        ),
        pytest.param(healthy_facts.environment(), Start("signal", signal="SIGILL"), "-", id="killed without a word"),
        pytest.param(healthy_facts.environment(), Start("memory"), "-", id="no memory"),
        pytest.param(healthy_facts.environment(), Start("rubbish", output="line\n"), "line", id="no usable answer"),
    ],
)
def test_speaks(environment, start, expected):
    [evidence] = said(python_does_not_start, environment, start)
    assert evidence.facts["message"] == expected
