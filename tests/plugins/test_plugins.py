"""The names of the plug-in contract, and what importing them costs."""

import subprocess
import sys

import pytest

from indextts_doctor import facts, plugins

NAMES = [*(name for name in plugins.__all__ if name != "API_VERSION"), *facts.__all__]


@pytest.mark.parametrize("name", NAMES)
def test_each_name_is_there(name):
    assert getattr(plugins, name)


def test_each_is_the_one_that_the_doctor_uses():
    from indextts_doctor.checks.finding import Evidence
    from indextts_doctor.speech.engine import engine

    assert (plugins.Evidence, plugins.Packages, plugins.engine) == (Evidence, facts.Packages, engine)


@pytest.mark.parametrize("name", ["later", "FIELDS", "_ELSEWHERE_ELSE"])
def test_nothing_else_is(name):
    with pytest.raises(AttributeError):
        getattr(plugins, name)


def test_a_check_loads_no_speech_engine():
    code = "import sys; from indextts_doctor.plugins import check, Host; print('indextts_doctor.speech' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
