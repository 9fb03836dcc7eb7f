"""Packages of the operating system: which manager a distribution has, and what it calls what a deployment needs. Pure.

Looked up in the public package indexes of Debian, Ubuntu, Fedora (ffmpeg-free, of EPEL 9 and 10 too), Alpine and Arch;
those of openSUSE are as its libraries are named, by their soname, and were not looked up, nor were those of yum.
A package that a repository of the machine does not have is found out by the simulation.
"""

import re
from typing import Optional, Union

from indextts_doctor.checks import UNSET, Evidence, Maybe, Text
from indextts_doctor.facts import Command, Host, SystemLibrary


class NotInstalled(Evidence, frozen=True, kw_only=True):
    """What is wanted of the operating system; ``debian``: the packages that bring all that is missing."""

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
# The last release that has yum and no dnf.
_YUM = {"centos": 7, "rhel": 7, "amzn": 2}

DEBIAN = "/python3/dist-packages"  # the folder of Debian's own Python packages ends so

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

# The major release of FFmpeg that a release of a distribution has.
FFMPEG: dict[str, dict[str, int]] = {
    "debian": {"11": 4, "12": 5, "13": 7},
    "ubuntu": {"22.04": 4, "24.04": 6},
    "fedora": {"39": 6, "40": 6, "41": 7, "42": 7, "43": 7, "44": 8},
}


def of_debian(location: str) -> bool:
    """Whether packages in a folder are Debian's own: made whole and kept together by dpkg, whatever metadata say."""
    return location.endswith(DEBIAN)


def manager(host: Host) -> Optional[str]:
    """Return the package manager of the distribution; None when it is not known."""
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
    """Return what the manager ``which`` calls the package that brings a command or library; None: not known."""
    name = wanted.name if isinstance(wanted, Command) else _LIBRARIES.get(wanted.soname, wanted.soname)
    if name in PACKAGES:
        return PACKAGES[name].get(which)
    return wanted.debian or None if which == "apt" else None


def ffmpeg(host: Host) -> Optional[int]:
    """Return the major release of FFmpeg that the distribution has; None: not known."""
    return FFMPEG.get(host.distribution_id, {}).get(host.distribution_version)
