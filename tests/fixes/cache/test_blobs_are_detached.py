import pytest

import healthy_facts
from indextts_doctor.facts.cache import Repo
from indextts_doctor.fixes.steps import Advice, Quarantine
from proposed_steps import advice, proposed

CACHE, GIB = healthy_facts.cache().path, 2**30


def cache(count, *names):
    repos = (Repo("models--a--b", GIB, 3, detached_bytes=GIB, detached=names),)
    return healthy_facts.cache(repos=repos, detached=count, detached_bytes=GIB)


def test_advises_for_files_that_are_not_listed():
    assert "not all affected files" in advice(proposed("HUB005", cache(1)))


@pytest.mark.parametrize(
    ("seen", "names", "rest"),
    [
        pytest.param(cache(1, "models--a--b/blobs/1"), ["1"], 0, id="one"),
        pytest.param(cache(3, "models--a--b/blobs/1", "models--a--b/blobs/2"), ["1", "2"], 1, id="and more"),
    ],
)
def test_cures(seen, names, rest):
    found = proposed("HUB005", seen)
    assert [one for one in found if isinstance(one, Quarantine)] == [
        Quarantine(f"{CACHE}/models--a--b/blobs/{name}") for name in names
    ]
    assert sum(isinstance(one, Advice) for one in found) == rest
