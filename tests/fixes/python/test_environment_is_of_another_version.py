import pytest

import healthy_facts
from indextts_doctor.fixes.python.environment_is_of_another_version import environment_is_of_another_version
from new_environments import MADE, OTHERS, TOLD, recipe
from proposed_steps import advice, proposed

NEW = healthy_facts.interpreter(version=(3, 11, 2), path=("/srv/tts", "/usr/lib/python3.11"))


def facts(others):
    return (healthy_facts.environment(others=others), NEW, recipe())


@pytest.mark.parametrize(
    ("others", "words"),
    [
        pytest.param({}, "no Python of >=3.9,<3.11 is on this machine", id="there is no other Python"),
        pytest.param({"3.13": "/usr/bin/python3.13"}, "no Python of >=3.9,<3.11", id="none that fits"),
    ],
)
def test_advises(others, words):
    assert words in advice(proposed(environment_is_of_another_version, *facts(others)))


@pytest.mark.parametrize(
    ("others", "steps"),
    [
        pytest.param(OTHERS, [MADE, TOLD], id="the newest that fits, and the doctor is told"),
    ],
)
def test_cures(others, steps):
    assert proposed(environment_is_of_another_version, *facts(others)) == steps
