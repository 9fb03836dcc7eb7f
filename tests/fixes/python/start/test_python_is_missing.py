import pytest

import healthy_facts
from indextts_doctor.facts import Start
from new_environments import MADE, OTHERS, TOLD, recipe
from proposed_steps import advice, proposed

GONE = Start("start", output="ENOENT: No such file or directory: python")


def facts(others):
    return (healthy_facts.environment(exists=False, others=others), GONE, recipe())


@pytest.mark.parametrize(
    ("others", "words"),
    [
        pytest.param({}, "no Python of >=3.9,<3.11 is on this machine", id="there is no other Python"),
        pytest.param({"3.13": "/usr/bin/python3.13"}, "no Python of >=3.9,<3.11", id="none that fits"),
    ],
)
def test_advises(others, words):
    assert words in advice(proposed("PY001", *facts(others)))


@pytest.mark.parametrize(
    ("others", "steps"),
    [
        pytest.param(OTHERS, [MADE, TOLD], id="the newest that fits, and the doctor is told"),
    ],
)
def test_cures(others, steps):
    assert proposed("PY001", *facts(others)) == steps
