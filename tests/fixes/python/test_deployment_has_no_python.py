import pytest

import make
from fixed import advice, proposed
from indextts_doctor.fixes.python.deployment_has_no_python import deployment_has_no_python
from newenvironments import MADE, OTHERS, TOLD, recipe

OURS = make.target(python_from="doctor", profile_from="requirements.txt")


def facts(others):
    return (OURS, make.environment(others=others), recipe())


@pytest.mark.parametrize(
    ("others", "words"),
    [
        pytest.param({}, "no Python of >=3.9,<3.11 is on this machine", id="there is no other Python"),
        pytest.param({"3.13": "/usr/bin/python3.13"}, "no Python of >=3.9,<3.11", id="none that fits"),
    ],
)
def test_advises(others, words):
    assert words in advice(proposed(deployment_has_no_python, *facts(others)))


@pytest.mark.parametrize(
    ("others", "steps"),
    [
        pytest.param(OTHERS, [MADE, TOLD], id="the newest that fits, and the doctor is told"),
    ],
)
def test_cures(others, steps):
    assert proposed(deployment_has_no_python, *facts(others)) == steps
