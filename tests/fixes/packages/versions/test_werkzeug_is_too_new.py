import pytest

import make
from fixed import proposed
from indextts_doctor.fixes.packages.versions.werkzeug_is_too_new import werkzeug_is_too_new
from indextts_doctor.fixes.steps import Install

PYTHON = make.target().python

SET_BACK = [Install(PYTHON, requirements=("werkzeug<3",))]


def pair(flask, werkzeug):
    return make.packages(make.package("flask", flask), make.package("werkzeug", werkzeug))


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param((pair("2.2.3", "3.0.6"),), SET_BACK, id="flask stays"),
        pytest.param((pair("2.0.3", "3.1.3"),), SET_BACK, id="any release of 3"),
    ],
)
def test_cures(facts, steps):
    assert proposed(werkzeug_is_too_new, *facts) == steps
