import pytest

import healthy_facts
from indextts_doctor.facts.modelfolder import Access, Blocker
from indextts_doctor.fixes.steps import Mode
from proposed_steps import advice, proposed

CACHE = "/home/tts/.cache/huggingface/hub"


def access(*blockers, end=CACHE, read=False):
    return Access("tts", read, False, blocked_by=blockers[0].path, blockers=blockers, end=end, uid=9)


def on(path, lacks, applies="o", uid=0):
    return Blocker(path, lacks, applies, folder=True, uid=uid)


@pytest.mark.parametrize(
    "changes, words",
    [
        pytest.param(
            {"exists": False, "access": access(on("/home/tts", "w"), end="/home/tts", read=True)},
            "is outside",
            id="it is not there, and its parent is closed",
        ),
        pytest.param({"access": access(on(CACHE, "rwx", uid=1000))}, "uid 1000", id="another user owns it"),
    ],
)
def test_advises(changes, words):
    assert words in advice(proposed("HUB003", healthy_facts.cache(**changes)))


@pytest.mark.parametrize(
    "changes, steps",
    [
        pytest.param({"access": access(on(CACHE, "rwx"))}, [Mode(CACHE, 0o700, 9)], id="root's"),
        pytest.param({"access": access(on(CACHE, "w"), read=True)}, [Mode(CACHE, 0o200, 9)], id="to be written"),
        pytest.param(
            {"access": access(on("/home/tts", "x"), on(CACHE, "wx", "g"))},
            [Mode("/home/tts", 0o001), Mode(CACHE, 0o030)],
            id="a parent, too",
        ),
        pytest.param(
            {"access": access(on(CACHE, "rwx")), "offline": True}, [Mode(CACHE, 0o005)], id="off line it is only read"
        ),
    ],
)
def test_cures(changes, steps):
    assert proposed("HUB003", healthy_facts.cache(**changes)) == steps
