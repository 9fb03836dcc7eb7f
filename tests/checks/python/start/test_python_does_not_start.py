import pytest

import make
from indextts_doctor.checks.python.start.python_does_not_start import python_does_not_start
from indextts_doctor.facts import Start
from said import said

OK = Start()
DIED = Start("exit", exit_code=1, output="ModuleNotFoundError: No module named 'encodings'")


@pytest.mark.parametrize(
    ("environment", "start"),
    [
        pytest.param(make.environment(), OK, id="healthy"),
        pytest.param(make.environment(), DIED, id="no standard library: PY005"),
        pytest.param(
            make.environment(exists=False, link_chain=("/srv/bin/python", "/opt/py/bin/python3.10")),
            Start("start", output="ENOENT: No such file or directory: python"),
            id="missing: PY001",
        ),
        pytest.param(
            make.environment(loader_exists=False),
            Start("start", output="ENOENT: No such file or directory: python"),
            id="no loader: PY003",
        ),
        pytest.param(
            make.environment(), Start("time", stack=("/x/sitecustomize.py:1 f",)), id="start-up code: PY006"
        ),
    ],
)
def test_silent(environment, start):
    assert not said(python_does_not_start, environment, start)


@pytest.mark.parametrize(
    ("environment", "start", "expected"),
    [
        pytest.param(
            make.environment(),
            Start(
                "exit",
                exit_code=127,
                output="python: error while loading shared libraries: libpython3.10.so.1.0\n",
            ),
            "python: error while loading shared libraries: libpython3.10.so.1.0",
            id="a shared library is absent",
        ),
        pytest.param(
            make.environment(),
            Start("start", output="EACCES: Permission denied"),
            "EACCES: Permission denied",
            id="no permission",
        ),
        pytest.param(make.environment(), Start("signal", signal="SIGILL"), "-", id="killed without a word"),
        pytest.param(make.environment(), Start("memory"), "-", id="no memory"),
        pytest.param(make.environment(), Start("rubbish", output="line\n"), "line", id="no usable answer"),
    ],
)
def test_speaks(environment, start, expected):
    [evidence] = said(python_does_not_start, environment, start)
    assert evidence.facts["said"] == expected
