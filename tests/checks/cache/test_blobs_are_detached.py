import pytest

import healthy_facts
from indextts_doctor.checks.cache.blobs_are_detached import blobs_are_detached
from indextts_doctor.facts.cache import Repo

GIB = 2**30


@pytest.mark.parametrize(
    "cache",
    [
        pytest.param(healthy_facts.cache(), id="none"),
        pytest.param(healthy_facts.cache(detached=4, detached_bytes=GIB - 1), id="too small to report"),
        pytest.param(healthy_facts.cache(repos=(), detached=4, detached_bytes=GIB), id="a report without models"),
    ],
)
def test_silent(cache):
    assert not list(blobs_are_detached(cache))


@pytest.mark.parametrize("detached_bytes", [GIB, 40 * GIB])
def test_speaks(detached_bytes):
    repos = (Repo("models--a--b", GIB, 3), Repo("models--c--d", GIB, 3, detached_bytes=detached_bytes))
    cache = healthy_facts.cache(repos=repos, detached=2, detached_bytes=detached_bytes)
    [evidence] = blobs_are_detached(cache)
    assert (evidence.facts["count"], evidence.facts["largest"]) == (2, "models--c--d")
