import pytest

import healthy_facts
from indextts_doctor.facts.modelfolder import Access, Blocker, Unwritable
from indextts_doctor.fixes.steps import Mode
from proposed_steps import advice, proposed

ROOT = "/srv/tts/models/index_tts_2_llm"


def unwritable(lacks="w", applies="o", uid=0):
    blocker = Blocker(ROOT, lacks, applies, folder=True, uid=uid)
    access = Access(
        "tts", True, False, blocked_by=ROOT, lacks="w", applies=applies, blockers=(blocker,), end=ROOT, uid=9
    )
    return healthy_facts.model(
        access=Access("tts", True, False, end=ROOT), unwritable=(Unwritable("hf_cache", access),)
    )


@pytest.mark.parametrize(
    "model, words",
    [
        pytest.param(unwritable(uid=1000), "uid 1000", id="owned by another user"),
        pytest.param(unwritable(applies="acl"), "access control list", id="it has a list"),
    ],
)
def test_advises(model, words):
    assert words in advice(proposed("MOD018", model))


@pytest.mark.parametrize(
    "model, step",
    [
        pytest.param(unwritable(), Mode(ROOT, 0o200, 9), id="root's: it gets another owner"),
        pytest.param(unwritable(applies="g"), Mode(ROOT, 0o020), id="its group may write"),
        pytest.param(unwritable("wx", "u", 9), Mode(ROOT, 0o300), id="the user's own"),
    ],
)
def test_cures(model, step):
    assert proposed("MOD018", model) == [step]
