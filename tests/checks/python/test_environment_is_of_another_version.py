import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.environment_is_of_another_version import environment_is_of_another_version

OLD = healthy_facts.environment()  # made for 3.10.13
NEW = healthy_facts.interpreter(version=(3, 11, 2), path=("/srv/tts", "/usr/lib/python3.11"))


@pytest.mark.parametrize(
    ("environment", "interpreter"),
    [
        pytest.param(OLD, healthy_facts.interpreter(), id="the same"),
        pytest.param(OLD, healthy_facts.interpreter(version=(3, 10, 99)), id="a later release of the same version"),
        pytest.param(healthy_facts.environment(pyvenv={}), NEW, id="no virtual environment"),
        pytest.param(
            healthy_facts.environment(pyvenv={"home": "/usr/bin", "version": "?"}), NEW, id="the version is not said"
        ),
        pytest.param(
            OLD,
            healthy_facts.interpreter(version=(3, 11, 2), path=("/srv/tts/.venv/lib/python3.11/site-packages",)),
            id="packages were installed again since",
        ),
    ],
)
def test_silent(environment, interpreter):
    assert not said(environment_is_of_another_version, environment, interpreter)


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param(OLD, id="made by venv"),
        pytest.param(
            healthy_facts.environment(pyvenv={"home": "/usr/bin", "version_info": "3.10.13.final.0"}), id="virtualenv"
        ),
    ],
)
def test_speaks(environment):
    [evidence] = said(environment_is_of_another_version, environment, NEW)
    assert (evidence.facts["made"], evidence.facts["version"]) == ("3.10", "3.11")
