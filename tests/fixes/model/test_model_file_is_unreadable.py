import pytest

import healthy_facts
from indextts_doctor.facts.modelfolder import Access, Blocker, ModelFile
from indextts_doctor.fixes.steps import Mode
from proposed_steps import advice, proposed

ROOT = "/srv/tts/models/index_tts_2_llm"
OPEN = Access("tts", True, True, end=ROOT)


def unreadable(path, applies="o"):
    blocker = Blocker(path, "r", applies)
    return Access("tts", False, False, blocked_by=path, lacks="r", applies=applies, blockers=(blocker,), uid=9)


@pytest.mark.parametrize(
    "changes, words",
    [
        pytest.param({"unreadable": (unreadable("/mnt/gpt.pth"),)}, "outside", id="the end of a link"),
        pytest.param({"unreadable": (unreadable(f"{ROOT}/gpt.pth", ""),)}, "SELinux", id="no matter of modes"),
        pytest.param(
            {"files": (ModelFile("gpt.pth", 9, "other", "unreadable", "Input/output error"),)},
            "Input/output error",
            id="the disk fails",
        ),
    ],
)
def test_advises(changes, words):
    assert words in advice(proposed("MOD003", healthy_facts.model(access=OPEN, **changes)))


@pytest.mark.parametrize(
    "applies, step",
    [
        pytest.param("o", Mode(f"{ROOT}/gpt.pth", 0o004), id="others"),
        pytest.param("g", Mode(f"{ROOT}/gpt.pth", 0o040), id="its group"),
        pytest.param("u", Mode(f"{ROOT}/gpt.pth", 0o400), id="its owner"),
    ],
)
def test_cures(applies, step):
    model = healthy_facts.model(access=OPEN, unreadable=(unreadable(f"{ROOT}/gpt.pth", applies),))
    assert proposed("MOD003", model) == [step]
