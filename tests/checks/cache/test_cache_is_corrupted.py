import pytest

import healthy_facts
from indextts_doctor.checks.cache.cache_is_corrupted import cache_is_corrupted
from indextts_doctor.checks.finding import CannotCheck

DEEP = healthy_facts.target(deep=True)


@pytest.mark.parametrize("cache", [pytest.param(healthy_facts.cache(), id="no complaint")])
def test_silent(cache):
    assert not list(cache_is_corrupted(cache, DEEP))


@pytest.mark.parametrize("complaints", [("Snapshots dir doesn't exist: x",), ("a", "b")])
def test_speaks(complaints):
    found = list(cache_is_corrupted(healthy_facts.cache(corrupted=complaints), DEEP))
    assert tuple(one.facts["complaint"] for one in found) == complaints


def test_skipped_without_deep():
    with pytest.raises(CannotCheck):
        list(cache_is_corrupted(healthy_facts.cache(), healthy_facts.target()))
