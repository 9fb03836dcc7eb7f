import pytest

import healthy_facts
from indextts_doctor.facts.libraries import Provider
from indextts_doctor.fixes.steps import System
from proposed_steps import advice, proposed

NONE = healthy_facts.libraries(sndfile=Provider("libsndfile.so.1", None, "absent"))


@pytest.mark.parametrize(
    "name, words", [pytest.param("nixos", "package manager", id="a distribution that is not known")]
)
def test_advises(name, words):
    assert words in advice(proposed("LIB001", NONE, healthy_facts.host(distribution_id=name)))


@pytest.mark.parametrize(
    "name, step",
    [
        pytest.param("debian", System("apt", ("libsndfile1",)), id="Debian"),
        pytest.param("fedora", System("dnf", ("libsndfile",)), id="Fedora"),
        pytest.param("alpine", System("apk", ("libsndfile",)), id="Alpine"),
    ],
)
def test_cures(name, step):
    assert proposed("LIB001", NONE, healthy_facts.host(distribution_id=name)) == [step]
