import pytest

import healthy_facts
from indextts_doctor.facts.service import Listener
from indextts_doctor.fixes.steps import Assign
from proposed_steps import advice, proposed

ENV = healthy_facts.settingsfiles(env_exists=True)
SET = healthy_facts.settingsfiles(env_exists=True, variables={"PORT": "5000"})
MOVED = [Assign(SET.env, "env", "PORT", "5001"), Assign(SET.doctor, "toml", "port", "5001")]
TAKEN = healthy_facts.port(listeners=(Listener("0.0.0.0", "IPv4", 77, "nginx", "root"),), free=5001)


@pytest.mark.parametrize(
    "facts, words",
    [
        pytest.param((TAKEN, ENV), "port 5001 is free", id="no file says the port"),
    ],
)
def test_advises(facts, words):
    assert words in advice(proposed("SVC001", *facts))


@pytest.mark.parametrize(
    "facts, steps",
    [
        pytest.param((TAKEN, SET), MOVED, id="another program"),
    ],
)
def test_cures(facts, steps):
    assert proposed("SVC001", *facts) == steps
