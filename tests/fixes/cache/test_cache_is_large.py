import pytest

import healthy_facts
from indextts_doctor.facts.cache import Repo
from indextts_doctor.fixes.steps import Prune, Quarantine
from proposed_steps import advice, proposed

GIB = 2**30
CACHE = healthy_facts.cache().path
MOST = healthy_facts.profile().thresholds.cache_bytes


def cache(held=60 * GIB, lonely=0, **changes):
    names = ("models--a--b/blobs/1",) if lonely else ()
    repos = (Repo("models--a--b", held, 9, detached_bytes=lonely, detached=names),)
    return healthy_facts.cache(bytes=held, repos=repos, detached_bytes=lonely, detached=len(names), **changes)


def test_advises_offline():
    assert "offline" in advice(proposed("HUB001", cache(offline=True)))


@pytest.mark.parametrize(
    ("seen", "steps"),
    [
        pytest.param(cache(), [Prune(CACHE, MOST)], id="revisions"),
        pytest.param(
            cache(lonely=20 * GIB), [Quarantine(f"{CACHE}/models--a--b/blobs/1")], id="unused blobs are enough"
        ),
        pytest.param(cache(lonely=GIB), [Quarantine(f"{CACHE}/models--a--b/blobs/1"), Prune(CACHE, MOST)], id="both"),
        pytest.param(
            cache(lonely=20 * GIB, offline=True),
            [Quarantine(f"{CACHE}/models--a--b/blobs/1")],
            id="what nobody can load goes offline, too",
        ),
    ],
)
def test_cures(seen, steps):
    assert proposed("HUB001", seen) == steps
