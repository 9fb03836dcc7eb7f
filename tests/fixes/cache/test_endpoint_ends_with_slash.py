import pytest

import healthy_facts
from indextts_doctor.fixes.steps import Assign
from proposed_steps import advice, proposed

ENV = healthy_facts.settingsfiles(env_exists=True)
MIRROR = healthy_facts.cache(endpoint="https://hf-mirror.com/", hub_version="0.16.4")


@pytest.mark.parametrize(
    "facts, words", [pytest.param((MIRROR,), "export HF_ENDPOINT=https://hf-mirror.com`", id="no file")]
)
def test_advises(facts, words):
    assert words in advice(proposed("HUB010", *facts))


@pytest.mark.parametrize(
    "facts, steps",
    [pytest.param((MIRROR, ENV), [Assign(ENV.env, "env", "HF_ENDPOINT", "https://hf-mirror.com")], id="a mirror")],
)
def test_cures(facts, steps):
    assert proposed("HUB010", *facts) == steps
