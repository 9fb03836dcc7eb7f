import pytest

import make
from indextts_doctor.checks.python.environment_is_of_another_version import environment_is_of_another_version
from said import said

OLD = make.environment()  # made for 3.10.13
NEW = make.interpreter(version=(3, 11, 2), path=("/srv/tts", "/usr/lib/python3.11"))


@pytest.mark.parametrize(
    ("environment", "interpreter"),
    [
        pytest.param(OLD, make.interpreter(), id="the same"),
        pytest.param(OLD, make.interpreter(version=(3, 10, 99)), id="a later release of the same version"),
        pytest.param(make.environment(pyvenv={}), NEW, id="no virtual environment"),
        pytest.param(
            make.environment(pyvenv={"home": "/usr/bin", "version": "?"}), NEW, id="the version is not said"
        ),
        pytest.param(
            OLD,
            make.interpreter(version=(3, 11, 2), path=("/srv/tts/.venv/lib/python3.11/site-packages",)),
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
            make.environment(pyvenv={"home": "/usr/bin", "version_info": "3.10.13.final.0"}), id="virtualenv"
        ),
    ],
)
def test_speaks(environment):
    [evidence] = said(environment_is_of_another_version, environment, NEW)
    assert (evidence.facts["made"], evidence.facts["version"]) == ("3.10", "3.11")
