import pytest

import make
from indextts_doctor.checks.cache.cache_fills_the_disk import cache_fills_the_disk

GIB = 2**30
FULL = make.place("cache", free=GIB, total=100 * GIB, mount="/data")


@pytest.mark.parametrize(
    ("cache_bytes", "places"),
    [
        pytest.param(80 * GIB, (make.place("cache", free=10 * GIB, total=100 * GIB),), id="room enough"),
        pytest.param(GIB, (FULL,), id="something else fills the disk"),
        pytest.param(80 * GIB, (), id="place not known"),
    ],
)
def test_silent(cache_bytes, places):
    cache = make.cache(bytes=cache_bytes)
    assert not list(cache_fills_the_disk(cache, make.host(places=places), make.profile()))


@pytest.mark.parametrize("cache_bytes", [20 * GIB, 99 * GIB])
def test_speaks(cache_bytes):
    cache = make.cache(bytes=cache_bytes)
    [evidence] = cache_fills_the_disk(cache, make.host(places=(FULL,)), make.profile())
    assert (evidence.facts["mount"], evidence.facts["free"]) == ("/data", "1 GiB")
    assert FULL.path in evidence.about
