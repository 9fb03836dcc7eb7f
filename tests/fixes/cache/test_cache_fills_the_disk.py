import pytest

import healthy_facts
from indextts_doctor.fixes.steps import Prune
from proposed_steps import advice, proposed

GIB = 2**30
CACHE = healthy_facts.cache().path


def disk(free):
    return healthy_facts.host(places=(healthy_facts.place("cache", total=100 * GIB, free=free),))


def test_advises_offline():
    seen = healthy_facts.cache(bytes=40 * GIB, offline=True)
    assert "offline" in advice(proposed("HUB002", seen, disk(0)))


@pytest.mark.parametrize(
    ("held", "free", "most"),
    [
        pytest.param(40 * GIB, GIB, 39 * GIB, id="what the disk lacks"),
        pytest.param(40 * GIB, 0, 38 * GIB, id="a full disk"),
    ],
)
def test_cures(held, free, most):
    assert proposed("HUB002", healthy_facts.cache(bytes=held), disk(free)) == [Prune(CACHE, most, kept=False)]
