import pytest

import healthy_facts
from indextts_doctor.checks.cache.cache_fills_the_disk import cache_fills_the_disk

GIB = 2**30
FULL = healthy_facts.place("cache", free=GIB, total=100 * GIB, mount="/data")


@pytest.mark.parametrize(
    ("cache_bytes", "places"),
    [
        pytest.param(80 * GIB, (healthy_facts.place("cache", free=10 * GIB, total=100 * GIB),), id="room enough"),
        pytest.param(GIB, (FULL,), id="something else fills the disk"),
        pytest.param(80 * GIB, (), id="place not known"),
    ],
)
def test_silent(cache_bytes, places):
    cache = healthy_facts.cache(bytes=cache_bytes)
    assert not list(cache_fills_the_disk(cache, healthy_facts.host(places=places), healthy_facts.profile()))


@pytest.mark.parametrize("cache_bytes", [20 * GIB, 99 * GIB])
def test_speaks(cache_bytes):
    cache = healthy_facts.cache(bytes=cache_bytes)
    [evidence] = cache_fills_the_disk(cache, healthy_facts.host(places=(FULL,)), healthy_facts.profile())
    assert (evidence.facts["mount"], evidence.facts["free"]) == ("/data", "1 GiB")
    assert FULL.path in evidence.about
