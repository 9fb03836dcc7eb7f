import pytest

import healthy_facts
from indextts_doctor.fixes.steps import Assign
from proposed_steps import advice, proposed

ENV = healthy_facts.settingsfiles(env_exists=True)
SET = healthy_facts.settingsfiles(env_exists=True, variables={"TTS_PORT": "80"})
LOW = healthy_facts.port(number=80, privileged=True, user="tts", bind_error="EACCES", free=1024)


@pytest.mark.parametrize(
    "facts, words",
    [
        pytest.param((LOW, ENV), "port 1024 is free", id="no file says the port"),
    ],
)
def test_advises(facts, words):
    assert words in advice(proposed("SVC003", *facts))


@pytest.mark.parametrize(
    "facts, steps",
    [
        pytest.param(
            (LOW, SET),
            [Assign(SET.env, "env", "TTS_PORT", "1024"), Assign(SET.doctor, "toml", "port", "1024")],
            id="below 1024",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("SVC003", *facts) == steps
