import pytest

import make
from indextts_doctor.checks.python.paths.pythonhome_is_set import pythonhome_is_set
from said import said


def interpreter(home, base_prefix):
    return make.interpreter(environment={"PYTHONHOME": home}, base_prefix=base_prefix)


@pytest.mark.parametrize(
    ("interpreter", "environment"),
    [
        pytest.param(make.interpreter(), make.environment(), id="not set"),
        pytest.param(interpreter("/usr/", "/usr"), make.environment(), id="set to what it is anyway"),
        pytest.param(
            interpreter("/opt/py", "/opt/py"), make.environment(pyvenv={}), id="no virtual environment"
        ),
        pytest.param(interpreter("/opt/py", "/usr"), make.environment(), id="without effect"),
    ],
)
def test_silent(interpreter, environment):
    assert not said(pythonhome_is_set, interpreter, environment)


@pytest.mark.parametrize(
    "home", [pytest.param("/opt/py", id="plain"), pytest.param("/opt/py:/opt/exec", id="two parts")]
)
def test_speaks(home):
    [evidence] = said(pythonhome_is_set, interpreter(home, "/opt/py"), make.environment())
    assert (evidence.facts["home"], evidence.facts["base"]) == ("/opt/py", "/usr")
