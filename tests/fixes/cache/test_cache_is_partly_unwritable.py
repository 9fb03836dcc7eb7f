import pytest

import healthy_facts
from indextts_doctor.facts.modelfolder import Access, Blocker
from indextts_doctor.fixes.steps import Mode
from proposed_steps import advice, proposed

CACHE = "/home/tts/.cache/huggingface/hub"
REAL = "/data/hub"


def fixed(*blockers):
    unwritable = tuple(
        Access("tts", True, False, blocked_by=one.path, blockers=(one,), end=one.path, uid=9) for one in blockers
    )
    access = Access("tts", True, True, end=REAL)
    return proposed("HUB011", healthy_facts.cache(path=CACHE, access=access, unwritable=unwritable))


@pytest.mark.parametrize(
    "blocker, words",
    [
        pytest.param(Blocker("/mnt/blobs", "w", "o", folder=True), "outside", id="a link leads outside"),
        pytest.param(Blocker(f"{REAL}/.locks", "w", "o", folder=True, uid=7), "uid 7", id="another user's"),
    ],
)
def test_advises(blocker, words):
    assert words in advice(fixed(blocker))


@pytest.mark.parametrize(
    "blockers, steps",
    [
        pytest.param(
            [Blocker(f"{REAL}/.locks", "w", "o", folder=True)], [Mode(f"{REAL}/.locks", 0o200, 9)], id="root's locks"
        ),
        pytest.param(
            [Blocker(f"{REAL}/a/blobs", "w", "g", folder=True), Blocker(f"{REAL}/a/refs", "rwx", "o", folder=True)],
            [Mode(f"{REAL}/a/blobs", 0o020), Mode(f"{REAL}/a/refs", 0o700, 9)],
            id="several",
        ),
    ],
)
def test_cures(blockers, steps):
    assert fixed(*blockers) == steps
