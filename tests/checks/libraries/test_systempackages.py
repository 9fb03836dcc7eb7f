import pytest

import healthy_facts
from indextts_doctor.checks.libraries import systempackages
from indextts_doctor.config import profiles
from indextts_doctor.facts.profile import Command, SystemLibrary
from indextts_doctor.i18n.text import Text

WHY = Text(en="used", zh="要用")


def host(name, version="", *like):
    return healthy_facts.host(distribution_id=name, distribution_version=version, distribution_like=like)


@pytest.mark.parametrize(
    "where, manager",
    [
        pytest.param(host("debian", "12"), "apt", id="Debian"),
        pytest.param(host("linuxmint", "21", "ubuntu", "debian"), "apt", id="derived from Ubuntu"),
        pytest.param(host("fedora", "42"), "dnf", id="Fedora"),
        pytest.param(host("rocky", "9.4", "rhel", "centos", "fedora"), "dnf", id="derived from RHEL"),
        pytest.param(host("openEuler", "22.03"), "dnf", id="openEuler"),
        pytest.param(host("centos", "7", "rhel", "fedora"), "yum", id="CentOS 7 has no dnf"),
        pytest.param(host("amzn", "2", "centos", "rhel", "fedora"), "yum", id="Amazon Linux 2 has no dnf"),
        pytest.param(host("amzn", "2023", "fedora"), "dnf", id="Amazon Linux 2023"),
        pytest.param(host("alpine", "3.20"), "apk", id="Alpine"),
        pytest.param(host("opensuse-leap", "15.6", "suse", "opensuse"), "zypper", id="openSUSE"),
        pytest.param(host("manjaro", "", "arch"), "pacman", id="derived from Arch"),
        pytest.param(host("nixos", "24.05"), None, id="one that is not known"),
    ],
)
def test_manager(where, manager):
    assert systempackages.manager(where) == manager


@pytest.mark.parametrize(
    "manager, wanted, package",
    [
        pytest.param("dnf", Command("ffmpeg", WHY, debian="ffmpeg"), "ffmpeg-free", id="another name"),
        pytest.param("yum", Command("ffmpeg", WHY, debian="ffmpeg"), None, id="in no repository of CentOS 7"),
        pytest.param("zypper", SystemLibrary("libportaudio.so.2", WHY), "libportaudio2", id="a library"),
        pytest.param("apt", Command("espeak-ng", WHY, debian="espeak-ng"), "espeak-ng", id="the profile says it"),
        pytest.param("dnf", Command("espeak-ng", WHY, debian="espeak-ng"), None, id="it says it of Debian only"),
        pytest.param("apt", Command("mine", WHY), None, id="nobody says it"),
    ],
)
def test_package(manager, wanted, package):
    assert systempackages.package(manager, wanted) == package


def test_the_profiles_and_the_table_agree_about_debian():
    for name in profiles.available():
        profile = profiles.load(name)
        for wanted in (*profile.commands, *profile.libraries):
            assert systempackages.package("apt", wanted) == wanted.debian


@pytest.mark.parametrize(
    "where, release",
    [
        pytest.param(host("debian", "12"), 5, id="Debian 12"),
        pytest.param(host("ubuntu", "22.04"), 4, id="Ubuntu 22.04"),
        pytest.param(host("debian", ""), None, id="testing has no number"),
        pytest.param(host("arch"), None, id="no releases"),
    ],
)
def test_ffmpeg(where, release):
    assert systempackages.ffmpeg(where) == release
