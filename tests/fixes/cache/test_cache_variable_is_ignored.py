import pytest

import healthy_facts
from indextts_doctor.fixes.steps import Assign
from proposed_steps import advice, proposed

ENV = healthy_facts.settingsfiles(env_exists=True)


def cache(variable, by):
    return healthy_facts.cache(path="/data/hub", ignored_variable=variable, ignored_by=by, engine_path="/home/tts/hub")


HUB = healthy_facts.host(environment={"HF_HUB_CACHE": "/models/hub"})


@pytest.mark.parametrize(
    "facts, words",
    [
        pytest.param((cache("HF_HOME", "the engine"),), "export HF_HUB_CACHE=/data/hub", id="no file"),
        pytest.param((cache("HF_HUB_CACHE", "huggingface_hub 0.16.4"), ENV), "not known", id="its value is not known"),
    ],
)
def test_advises(facts, words):
    assert words in advice(proposed("HUB007", *facts))


@pytest.mark.parametrize(
    "facts, steps",
    [
        pytest.param(
            (cache("HF_HOME", "the engine"), ENV),
            [Assign(ENV.env, "env", "HF_HUB_CACHE", "/data/hub")],
            id="the engine",
        ),
        pytest.param(
            (cache("HF_HUB_CACHE", "huggingface_hub 0.16.4"), HUB, ENV),
            [Assign(ENV.env, "env", "HUGGINGFACE_HUB_CACHE", "/models/hub")],
            id="an old hub",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("HUB007", *facts) == steps
