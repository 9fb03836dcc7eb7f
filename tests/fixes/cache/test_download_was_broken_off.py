import pytest

import healthy_facts
from indextts_doctor.facts.cache import MOST_NAMES, Repo
from indextts_doctor.fixes.steps import Quarantine
from proposed_steps import advice, proposed

CACHE = healthy_facts.cache().path


def cache(*several):
    return healthy_facts.cache(
        repos=tuple(Repo(f"models--a--{n}", 9, 9, incomplete=names) for n, names in enumerate(several))
    )


def test_advises_if_not_all_are_listed():
    many = tuple(f"models--a--0/blobs/{number}.incomplete" for number in range(MOST_NAMES))
    assert "not all affected files" in advice(proposed("HUB006", cache(many)))


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["models--a--0/blobs/1.incomplete"], id="one"),
        pytest.param(["models--a--0/blobs/1.incomplete", "models--a--1/blobs/2.ab.incomplete"], id="of two"),
    ],
)
def test_cures(names):
    seen = cache(*((name,) for name in names))
    assert proposed("HUB006", seen) == [Quarantine(f"{CACHE}/{name}") for name in names]
