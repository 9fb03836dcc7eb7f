import pytest

import healthy_facts
from indextts_doctor.facts.profile import SystemLibrary
from indextts_doctor.fixes.steps import System
from indextts_doctor.i18n.text import Text
from proposed_steps import advice, proposed

PORTAUDIO = SystemLibrary("libportaudio.so.2", Text(en="used", zh="要用"), debian="libportaudio2")
OTHER = SystemLibrary("libother.so.1", Text(en="used", zh="要用"))


def cured(where, *wanted):
    libraries = healthy_facts.libraries(sonames={one.soname: None for one in wanted})
    profile = healthy_facts.profile(libraries=wanted)
    return proposed("LIB010", libraries, profile, healthy_facts.host(distribution_id=where))


@pytest.mark.parametrize(
    "where, wanted, words",
    [
        pytest.param("nixos", PORTAUDIO, "package manager", id="an unknown manager"),
        pytest.param("debian", OTHER, "libother.so.1", id="an unknown package"),
    ],
)
def test_advises(where, wanted, words):
    assert words in advice(cured(where, wanted))


@pytest.mark.parametrize(
    "where, step",
    [
        pytest.param("debian", System("apt", ("libportaudio2",)), id="Debian"),
        pytest.param("opensuse-leap", System("zypper", ("libportaudio2",)), id="openSUSE"),
        pytest.param("arch", System("pacman", ("portaudio",)), id="Arch"),
    ],
)
def test_cures(where, step):
    assert cured(where, PORTAUDIO) == [step]
