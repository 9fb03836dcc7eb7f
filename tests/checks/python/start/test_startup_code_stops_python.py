import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.start.startup_code_stops_python import startup_code_stops_python
from indextts_doctor.facts import Start
from indextts_doctor.facts.python import PthLine

OK = Start()
DIED = Start("exit", exit_code=1, output="ModuleNotFoundError: No module named 'encodings'")


@pytest.mark.parametrize(
    ("environment", "start"),
    [
        pytest.param(healthy_facts.environment(), OK, id="healthy"),
        pytest.param(
            healthy_facts.environment(customize=("/etc/sitecustomize.py",)), OK, id="start-up code that does no harm"
        ),
        pytest.param(healthy_facts.environment(), DIED, id="no standard library"),
        pytest.param(
            healthy_facts.environment(), Start("signal", signal="SIGSEGV"), id="nothing points to start-up code"
        ),
    ],
)
def test_silent(environment, start):
    assert not said(startup_code_stops_python, environment, start)


@pytest.mark.parametrize(
    ("environment", "start", "expected"),
    [
        pytest.param(
            healthy_facts.environment(),
            Start(
                "time",
                seconds=10.0,
                stack=("/srv/sitecustomize.py:1 <module>", "/usr/lib/site.py:549 execsitecustomize"),
            ),
            "/srv/sitecustomize.py:1",
            id="sitecustomize hangs",
        ),
        pytest.param(
            healthy_facts.environment(),
            Start(
                "exit",
                exit_code=1,
                output='  File "<frozen site>", line 607, in execsitecustomize\n  File "/srv/sitecustomize.py", line 3, in f\nSystemExit: 3',
            ),
            "/srv/sitecustomize.py:3",
            id="sitecustomize exits",
        ),
        pytest.param(
            healthy_facts.environment(pth_code=(PthLine("/srv/x.pth", 1, "import x"),)),
            Start(
                "signal", signal="SIGSEGV", stack=("<string>:1 <module>", "/usr/lib/python3.10/site.py:186 addpackage")
            ),
            "/srv/x.pth:1",
            id="a line of a .pth file crashes",
        ),
        pytest.param(
            healthy_facts.environment(customize=("/srv/usercustomize.py",)),
            Start("exit", exit_code=3, output="Failed to import the site module"),
            "/srv/usercustomize.py",
            id="Python 3.6 says no more than this",
        ),
    ],
)
def test_speaks(environment, start, expected):
    [evidence] = said(startup_code_stops_python, environment, start)
    assert evidence.facts["culprit"] == expected
