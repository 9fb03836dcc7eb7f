import pytest

import healthy_facts
from indextts_doctor.facts.packages import Leftover
from indextts_doctor.fixes.steps import Quarantine
from proposed_steps import proposed

ASIDE = Leftover("/site/~cipy", "cipy", "tilde")
EMPTY = Leftover("/site/a_b-1.dist-info", "a_b", "empty-dist-info")
SOURCE = Leftover("/srv/app", "app", "source", importable=True)


@pytest.mark.parametrize(
    ("leftovers", "paths"),
    [
        pytest.param((ASIDE,), ["/site/~cipy"], id="what pip has set aside"),
        pytest.param((EMPTY,), ["/site/a_b-1.dist-info"], id="metadata without a name"),
        pytest.param((ASIDE, SOURCE, EMPTY), ["/site/~cipy", "/site/a_b-1.dist-info"], id="never the service"),
    ],
)
def test_cures(leftovers, paths):
    steps = proposed("PKG015", healthy_facts.packages(leftovers=leftovers))
    assert steps == [Quarantine(path) for path in paths]
