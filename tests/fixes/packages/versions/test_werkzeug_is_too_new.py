import pytest

import healthy_facts
from indextts_doctor.fixes.steps import Install
from proposed_steps import proposed

PYTHON = healthy_facts.target().python

SET_BACK = [Install(PYTHON, requirements=("werkzeug<3",))]


def pair(flask, werkzeug):
    return healthy_facts.packages(
        healthy_facts.package("flask", flask), healthy_facts.package("werkzeug", werkzeug)
    )


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param((pair("2.2.3", "3.0.6"),), SET_BACK, id="flask stays"),
        pytest.param((pair("2.0.3", "3.1.3"),), SET_BACK, id="any release of 3"),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG020", *facts) == steps
