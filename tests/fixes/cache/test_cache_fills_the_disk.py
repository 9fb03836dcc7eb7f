import pytest

import make
from fixed import advice, proposed
from indextts_doctor.fixes.cache.cache_fills_the_disk import cache_fills_the_disk
from indextts_doctor.fixes.steps import Prune

GIB = 2**30
CACHE = make.cache().path


def disk(free):
    return make.host(places=(make.place("cache", total=100 * GIB, free=free),))


def test_advises_off_line():
    seen = make.cache(bytes=40 * GIB, offline=True)
    assert "off line" in advice(proposed(cache_fills_the_disk, seen, disk(0)))


@pytest.mark.parametrize(
    ("held", "free", "most"),
    [
        pytest.param(40 * GIB, GIB, 39 * GIB, id="what the disk lacks"),
        pytest.param(40 * GIB, 0, 38 * GIB, id="a full disk"),
    ],
)
def test_cures(held, free, most):
    assert proposed(cache_fills_the_disk, make.cache(bytes=held), disk(free)) == [
        Prune(CACHE, most, kept=False)
    ]
