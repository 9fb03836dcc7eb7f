import pytest

import healthy_facts
from new_environments import MADE, OTHERS, TOLD, recipe
from proposed_steps import advice, proposed

OURS = healthy_facts.target(python_from="doctor", profile_from="requirements.txt")


def facts(others):
    return (OURS, healthy_facts.environment(others=others), recipe())


@pytest.mark.parametrize(
    ("others", "words"),
    [
        pytest.param({}, "no Python of >=3.9,<3.11 is on this machine", id="there is no other Python"),
        pytest.param({"3.13": "/usr/bin/python3.13"}, "no Python of >=3.9,<3.11", id="none that fits"),
    ],
)
def test_advises(others, words):
    assert words in advice(proposed("PY021", *facts(others)))


@pytest.mark.parametrize(
    ("others", "steps"),
    [
        pytest.param(OTHERS, [MADE, TOLD], id="the newest that fits, and the doctor is told"),
    ],
)
def test_cures(others, steps):
    assert proposed("PY021", *facts(others)) == steps
