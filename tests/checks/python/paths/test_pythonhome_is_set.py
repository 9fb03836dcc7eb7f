import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.paths.pythonhome_is_set import pythonhome_is_set


def interpreter(home, base_prefix):
    return healthy_facts.interpreter(environment={"PYTHONHOME": home}, base_prefix=base_prefix)


@pytest.mark.parametrize(
    ("interpreter", "environment"),
    [
        pytest.param(healthy_facts.interpreter(), healthy_facts.environment(), id="not set"),
        pytest.param(interpreter("/usr/", "/usr"), healthy_facts.environment(), id="set to what it is anyway"),
        pytest.param(
            interpreter("/opt/py", "/opt/py"), healthy_facts.environment(pyvenv={}), id="no virtual environment"
        ),
        pytest.param(interpreter("/opt/py", "/usr"), healthy_facts.environment(), id="without effect"),
    ],
)
def test_silent(interpreter, environment):
    assert not said(pythonhome_is_set, interpreter, environment)


@pytest.mark.parametrize(
    "home", [pytest.param("/opt/py", id="plain"), pytest.param("/opt/py:/opt/exec", id="two parts")]
)
def test_speaks(home):
    [evidence] = said(pythonhome_is_set, interpreter(home, "/opt/py"), healthy_facts.environment())
    assert (evidence.facts["home"], evidence.facts["base"]) == ("/opt/py", "/usr")
