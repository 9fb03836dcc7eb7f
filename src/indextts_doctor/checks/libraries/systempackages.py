"""Packages of the operating system: the manager of each distribution, and its names for what deployments need. Pure.

Source: the public package indexes of Debian, Ubuntu, Fedora (ffmpeg-free, also in EPEL 9 and 10), Alpine and Arch.
The names for openSUSE follow its naming of libraries by soname; they and those for yum were not looked up. The
simulation detects a package that is missing from the repositories of the machine.
"""

import re
from typing import Optional, Union

from indextts_doctor.checks import UNSET, Evidence, Maybe, Text
from indextts_doctor.facts import Command, Host, SystemLibrary


class NotInstalled(Evidence, frozen=True, kw_only=True):
    """A program or library of the operating system that is missing.

    ``debian``: the packages that contain everything that is missing.
    """

    command: Maybe[str] = UNSET
    whose: Maybe[Text] = UNSET
    soname: Maybe[str] = UNSET
    why: Text
    debian: str


# By ID and ID_LIKE of os-release, lower case.
_MANAGERS = {
    "debian": "apt",
    "ubuntu": "apt",
    "fedora": "dnf",
    "rhel": "dnf",
    "centos": "dnf",
    "amzn": "dnf",
    "openeuler": "dnf",
    "alpine": "apk",
    "suse": "zypper",
    "opensuse": "zypper",
    "sles": "zypper",
    "arch": "pacman",
}
# The last release with yum and without dnf.
_YUM = {"centos": 7, "rhel": 7, "amzn": 2}

DEBIAN = "/python3/dist-packages"  # how the folder of Debian's own Python packages ends

_LIBRARIES = {"libsndfile.so.1": "libsndfile", "libportaudio.so.2": "portaudio"}

PACKAGES: dict[str, dict[str, str]] = {
    "libsndfile": {
        "apt": "libsndfile1",
        "dnf": "libsndfile",
        "yum": "libsndfile",
        "apk": "libsndfile",
        "zypper": "libsndfile1",
        "pacman": "libsndfile",
    },
    "ffmpeg": {"apt": "ffmpeg", "dnf": "ffmpeg-free", "apk": "ffmpeg", "zypper": "ffmpeg", "pacman": "ffmpeg"},
    "sox": {"apt": "sox", "dnf": "sox", "yum": "sox", "apk": "sox", "zypper": "sox", "pacman": "sox"},
    "portaudio": {
        "apt": "libportaudio2",
        "dnf": "portaudio",
        "yum": "portaudio",
        "apk": "portaudio",
        "zypper": "libportaudio2",
        "pacman": "portaudio",
    },
}

# The major release of FFmpeg in each release of a distribution.
FFMPEG: dict[str, dict[str, int]] = {
    "debian": {"11": 4, "12": 5, "13": 7},
    "ubuntu": {"22.04": 4, "24.04": 6},
    "fedora": {"39": 6, "40": 6, "41": 7, "42": 7, "43": 7, "44": 8},
}


def of_debian(location: str) -> bool:
    """Whether the packages in a folder are Debian's own: dpkg manages them, whatever their metadata contain."""
    return location.endswith(DEBIAN)


def manager(host: Host) -> Optional[str]:
    """The package manager of the distribution; None if it is unknown."""
    names = (host.distribution_id, *host.distribution_like)
    major = re.match(r"\d+", host.distribution_version)
    for name in map(str.lower, names):
        if name in _YUM and major is not None and int(major[0]) <= _YUM[name]:
            return "yum"
        family = "opensuse" if name.startswith("opensuse") else name
        if family in _MANAGERS:
            return _MANAGERS[family]
    return None


def package(which: str, wanted: Union[Command, SystemLibrary]) -> Optional[str]:
    """The package that contains a command or library, as the manager ``which`` names it; None if it is unknown."""
    name = wanted.name if isinstance(wanted, Command) else _LIBRARIES.get(wanted.soname, wanted.soname)
    if name in PACKAGES:
        return PACKAGES[name].get(which)
    return wanted.debian or None if which == "apt" else None


def ffmpeg(host: Host) -> Optional[int]:
    """The major release of FFmpeg in the distribution; None if it is unknown."""
    return FFMPEG.get(host.distribution_id, {}).get(host.distribution_version)
