import pytest

import healthy_facts
from indextts_doctor.checks.packages.installed.leftover_of_an_installation import leftover_of_an_installation
from indextts_doctor.facts.packages import Leftover


@pytest.mark.parametrize(
    "leftovers",
    [
        pytest.param((), id="none"),
        pytest.param((Leftover("/site/scipy", "scipy", "no-metadata"),), id="code without metadata: PKG014"),
        pytest.param((Leftover("/srv/app", "app", "source", importable=True),), id="the service itself"),
    ],
)
def test_silent(leftovers):
    assert not list(leftover_of_an_installation(healthy_facts.packages(leftovers=leftovers)))


@pytest.mark.parametrize(
    ("leftover", "about"),
    [
        pytest.param(Leftover("/site/~cipy", "cipy", "tilde"), "cipy", id="a folder of pip's"),
        pytest.param(Leftover("/site/~cipy.libs", "cipy.libs", "tilde"), "cipy", id="its libraries"),
        pytest.param(Leftover("/site/~-yYAML", "-yYAML", "tilde"), "yyaml", id="when the name was taken"),
        pytest.param(Leftover("/site/a_b-1.dist-info", "a_b", "empty-dist-info"), "a-b", id="metadata without a name"),
    ],
)
def test_speaks(leftover, about):
    [evidence] = leftover_of_an_installation(healthy_facts.packages(leftovers=(leftover,)))
    assert evidence.about == {about}
