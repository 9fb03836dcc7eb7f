import pytest

import healthy_facts
from new_environments import MADE, OTHERS, TOLD, recipe
from proposed_steps import advice, proposed

TOO_NEW = healthy_facts.interpreter(version=(3, 12, 0))


def facts(others):
    return (healthy_facts.environment(others=others), TOO_NEW, recipe(">=3.12"))


@pytest.mark.parametrize(
    ("others", "words"),
    [
        pytest.param({}, "no Python of >=3.9,<3.11 is on this machine", id="there is no other Python"),
        pytest.param({"3.13": "/usr/bin/python3.13"}, "no Python of >=3.9,<3.11", id="none that fits"),
    ],
)
def test_advises(others, words):
    assert words in advice(proposed("PY008", *facts(others)))


@pytest.mark.parametrize(
    ("others", "steps"),
    [
        pytest.param(OTHERS, [MADE, TOLD], id="the newest that fits, and the doctor is told"),
    ],
)
def test_cures(others, steps):
    assert proposed("PY008", *facts(others)) == steps
