import pytest

import healthy_facts
from indextts_doctor.checks.model.model_folder_is_not_writable import model_folder_is_not_writable
from indextts_doctor.facts.modelfolder import Access, Unwritable


def denied(**changes):
    base = {
        "user": "tts",
        "read": True,
        "write": False,
        "blocked_by": "/srv/tts/checkpoints",
        "mode": "drwxr-xr-x root:root",
        "lacks": "w",
        "applies": "o",
    }
    return Access(**{**base, **changes})


def hf_cache(**changes):
    return Unwritable("hf_cache", denied(**changes))


@pytest.mark.parametrize(
    "model",
    [
        pytest.param(healthy_facts.model(), id="writable, or nothing to write"),
        pytest.param(
            healthy_facts.model(unwritable=(hf_cache(read_only=True),)), id="a read-only mount is another finding"
        ),
        pytest.param(
            healthy_facts.model(access=denied(read=False), unwritable=(hf_cache(),)), id="cannot be read either"
        ),
        pytest.param(healthy_facts.model(access=None, unwritable=()), id="the user is not known here"),
    ],
)
def test_silent(model):
    assert not list(model_folder_is_not_writable(model))


@pytest.mark.parametrize("folder", [hf_cache(), hf_cache(applies="g")], ids=["others", "its group"])
def test_speaks(folder):
    [evidence] = model_folder_is_not_writable(healthy_facts.model(unwritable=(folder,)))
    assert evidence.facts["made"] == "/srv/tts/models/index_tts_2_llm/hf_cache"
    assert evidence.facts["blocked_by"] == "/srv/tts/checkpoints"
