import pytest

import healthy_facts
from indextts_doctor.facts.service import Listener
from indextts_doctor.fixes.steps import Assign
from proposed_steps import advice, proposed

ENV = healthy_facts.settingsfiles(env_exists=True)
SET = healthy_facts.settingsfiles(env_exists=True, variables={"PORT": "5000"})
MOVED = [Assign(SET.env, "env", "PORT", "5001"), Assign(SET.doctor, "toml", "port", "5001")]


def hidden(user):
    return healthy_facts.port(listeners=(Listener("0.0.0.0", "IPv4", None, user=user),), user="tts", free=5001)


@pytest.mark.parametrize(
    "facts, words",
    [
        pytest.param((hidden("tts"), SET), "may be the service itself", id="its own user"),
        pytest.param((hidden("root"), ENV), "port 5001 is free", id="no file sets the port"),
    ],
)
def test_advises(facts, words):
    assert words in advice(proposed("SVC002", *facts))


@pytest.mark.parametrize("facts, steps", [pytest.param((hidden("root"), SET), MOVED, id="another user's")])
def test_cures(facts, steps):
    assert proposed("SVC002", *facts) == steps
