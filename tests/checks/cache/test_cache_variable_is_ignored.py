import pytest

import healthy_facts
from indextts_doctor.checks.cache.cache_variable_is_ignored import cache_variable_is_ignored

ENGINE = {"ignored_variable": "HF_HOME", "ignored_by": "the engine", "engine_path": "/home/tts/.cache/huggingface/hub"}
HUB = {"ignored_variable": "HF_HUB_CACHE", "ignored_by": "huggingface_hub 0.16.4", "engine_path": "/home/tts/hub"}


@pytest.mark.parametrize(
    "cache", [pytest.param(healthy_facts.cache(path="/data/hub", decided_by="HF_HOME"), id="read")]
)
def test_silent(cache):
    assert not list(cache_variable_is_ignored(cache))


@pytest.mark.parametrize(
    ("changes", "fix"),
    [
        pytest.param(ENGINE, "export HF_HUB_CACHE=/data/hub", id="index-tts"),
        pytest.param(HUB, 'export HUGGINGFACE_HUB_CACHE="$HF_HUB_CACHE"', id="a hub before 0.19"),
    ],
)
def test_speaks(changes, fix):
    [evidence] = cache_variable_is_ignored(healthy_facts.cache(path="/data/hub", **changes))
    assert evidence.facts["variable"] == changes["ignored_variable"]
    assert fix in evidence.facts["fix"].of("en")
    assert fix in evidence.facts["fix"].of("zh")
