import pytest

import healthy_facts
from indextts_doctor.facts.profile import Command
from indextts_doctor.fixes.steps import System
from indextts_doctor.i18n.text import Text
from proposed_steps import advice, proposed

WHY = Text(en="used", zh="要用")
WANTED = (
    Command("ffmpeg", WHY, debian="ffmpeg"),
    Command("sox", WHY, debian="sox"),
    Command("espeak-ng", WHY, debian="espeak-ng"),
)


def cured(where, *missing):
    commands = {one.name: None if one.name in missing else f"/usr/bin/{one.name}" for one in WANTED}
    libraries, profile = healthy_facts.libraries(commands=commands), healthy_facts.profile(commands=WANTED)
    return proposed("LIB009", libraries, profile, where)


@pytest.mark.parametrize(
    "where, missing, words",
    [
        pytest.param(healthy_facts.host(distribution_id="nixos"), "sox", "package manager", id="an unknown manager"),
        pytest.param(healthy_facts.host(distribution_id="alpine"), "espeak-ng", "espeak-ng", id="an unknown package"),
        pytest.param(
            healthy_facts.host(distribution_id="centos", distribution_version="7"),
            "ffmpeg",
            "yum",
            id="CentOS 7 has none",
        ),
    ],
)
def test_advises(where, missing, words):
    assert words in advice(cured(where, missing))


@pytest.mark.parametrize(
    "where, missing, step",
    [
        pytest.param("debian", ("sox",), System("apt", ("sox",)), id="one"),
        pytest.param("debian", ("ffmpeg", "sox"), System("apt", ("ffmpeg", "sox")), id="several in one step"),
        pytest.param("fedora", ("ffmpeg",), System("dnf", ("ffmpeg-free",)), id="another name"),
        pytest.param("debian", ("espeak-ng",), System("apt", ("espeak-ng",)), id="the profile names it"),
    ],
)
def test_cures(where, missing, step):
    assert cured(healthy_facts.host(distribution_id=where), *missing) == [step]


def test_the_one_that_is_known_is_installed_all_the_same():
    step, why = cured(healthy_facts.host(distribution_id="arch"), "sox", "espeak-ng")
    assert step == System("pacman", ("sox",))
    assert "espeak-ng" in advice([why])
