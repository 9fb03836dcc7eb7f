"""The package managers of the operating system: their command lines and their simulations. Pure.

The words are those of apt 2.6.1, dnf 4.14.0, zypper 1.14.42 and pacman 6.0.2, recorded with repositories made for it;
those of apk are read in apk-tools, src/commit.c, and those of yum 3 are taken to be dnf's.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator
from typing import Optional

from indextts_doctor.facts import Record

ENVIRONMENT = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C", "NEEDRESTART_SUSPEND": "1"}

Command = tuple[str, ...]
Change = tuple[str, str, str]  # "new", "changed" or "removed", name, version


class Installed(Record, frozen=True):
    """A package that was not there before."""

    name: str
    version: str = ""  # "": not reported
    kept: bool = False  # its configuration existed before, from an earlier installation: it must stay


class Simulation(Record, frozen=True):
    """The changes that a manager announces."""

    new: tuple[Installed, ...] = ()
    upgraded: tuple[str, ...] = ()  # or replaced, or made older
    removed: tuple[str, ...] = ()
    bytes: Optional[int] = None  # to be downloaded; None: not reported


@dataclasses.dataclass(frozen=True)
class Listing:
    """The packages that are there, with their versions, and those of which only the configuration is left."""

    present: dict[str, str]
    kept: frozenset[str] = frozenset()


@dataclasses.dataclass(frozen=True)
class Manager:
    """One manager. Packages are put behind each command line; ``sizes`` is asked where ``simulation`` names none."""

    simulation: Command
    install: Command
    removal: Command  # simulated
    remove: Command  # configuration stays
    purge: Command  # configuration goes, where the manager knows the difference
    listing: Command
    changes: Callable[[str], Iterator[Change]]
    size: Callable[[str], Optional[int]]
    listed: Callable[[str], Listing]
    sizes: Optional[Command] = None


def simulated(manager: Manager, output: str, sizes: str, kept: frozenset[str]) -> Simulation:
    """The changes in the output of a simulation."""
    changes = tuple(dict.fromkeys(manager.changes(output)))
    return Simulation(
        new=tuple(Installed(name, version, name in kept) for what, name, version in changes if what == "new"),
        upgraded=tuple(name for what, name, _ in changes if what == "changed"),
        removed=tuple(name for what, name, _ in changes if what == "removed"),
        bytes=manager.size(sizes),
    )


def last_line(*outputs: str) -> str:
    """The last error line of a manager; hints at its own options do not count."""
    lines = [line.strip() for output in outputs for line in output.splitlines()]
    telling = [line for line in lines if line and not _HINT.match(line)]
    wrong = [line for line in telling if _WRONG.match(line)]
    return (wrong or telling or [""])[-1][:300]


_HINT = re.compile(r"\(try to |Solution \d|Choose from|Operation aborted|Nothing to do|Complete!")
_WRONG = re.compile(r"E: |ERROR:|error:|Error:|Problem:|- nothing provides|- package |:: |No provider|dpkg: error")


def _apt_changes(output: str) -> Iterator[Change]:
    for line in output.splitlines():
        match = re.match(r"(Inst|Remv|Purg) (\S+)(?: \[([^\]]*)\])?(?: \((\S+))?", line)
        if match is None:
            continue
        word, name, before, version = match.groups()
        what = "removed" if word != "Inst" else "new" if before is None else "changed"
        yield what, name, version or ""


def _apt_size(output: str) -> Optional[int]:
    sizes = re.findall(r"^'[^']+' \S+ (\d+) ", output, re.MULTILINE)
    return sum(map(int, sizes))


def _dpkg_listed(output: str) -> Listing:
    """Packages of the machine's own architecture, which is dpkg's, go by their bare name, as in apt's words."""
    rows = [row for row in (line.split("\t") for line in output.splitlines()) if len(row) == 4]
    native = {"all", *(row[2] for row in rows if row[1] == "dpkg")}
    named = [(row[1] if row[2] in native else f"{row[1]}:{row[2]}", row) for row in rows]
    return Listing(
        {name: row[3] for name, row in named if row[0] not in ("config-files", "not-installed")},
        frozenset(name for name, row in named if row[0] == "config-files"),
    )


_DNF_SECTIONS = {
    "Installing": "new",
    "Upgrading": "changed",
    "Updating": "changed",
    "Reinstalling": "changed",
    "Downgrading": "changed",
    "Removing": "removed",
}


def _dnf_changes(output: str) -> Iterator[Change]:
    """Rows are below "Installing:" and similar headings; a replaced package is below the new one."""
    what = None
    for line in output.splitlines():
        if re.match(r"[A-Z].*:$", line):
            what = _DNF_SECTIONS.get(line.split()[0].rstrip(":"), "changed")
        elif not line.strip() or line.startswith("="):
            what = None if not line.strip() else what
        elif what is not None and line.startswith("     replacing "):
            yield "removed", line.split()[1].rpartition(".")[0], ""
        elif what is not None and re.match(r" \S", line):
            words = line.split()
            yield what, words[0], words[2] if len(words) > 2 else ""


def _dnf_size(output: str) -> Optional[int]:
    return _size(r"^Total (?:download )?size: ([\d.]+) ?([kMG]?)", output, 1024)


def _rpm_listed(output: str) -> Listing:
    return _pairs(output, "\t")


def _apk_changes(output: str) -> Iterator[Change]:
    words = {"Installing": "new", "Purging": "removed"}
    for match in re.finditer(r"^\(\d+/\d+\) (.+?) (\S+) \(([^)]+)\)$", output, re.MULTILINE):
        yield words.get(match[1], "changed"), match[2].partition("@")[0], match[3]


def _apk_listed(output: str) -> Listing:
    found = re.findall(r"^(\S+)-(\d[^-\s]*-r\d+)$", output, re.MULTILINE)
    return Listing(dict(found))


def _zypper_changes(output: str) -> Iterator[Change]:
    """Names are indented below "The following 2 NEW packages are going to be installed:" and similar headings."""
    what = None
    for line in output.splitlines():
        match = re.match(r"The following (?:\d+ )?(NEW )?.*(?:is|are) going to (.*):$", line)
        if match is not None:
            what = "removed" if "REMOVED" in match[2] else "new" if match[1] else "changed"
        elif not line.startswith("  "):
            what = None
        elif what is not None:
            for name in line.split():
                yield what, name, ""


def _zypper_size(output: str) -> Optional[int]:
    return _size(r"^Overall download size: ([\d.]+) ([KMG]?)i?B", output, 1024)


def _pacman_changes(output: str) -> Iterator[Change]:
    for match in re.finditer(r"^(new|removed) (\S+) (\S+) \d+$", output, re.MULTILINE):
        yield match[1], match[2], match[3]


def _pacman_size(output: str) -> Optional[int]:
    return sum(map(int, re.findall(r"^new \S+ \S+ (\d+)$", output, re.MULTILINE)))


def _pairs(output: str, between: str) -> Listing:
    rows = (line.split(between) for line in output.splitlines())
    return Listing({row[0]: row[1] for row in rows if len(row) == 2})


def _size(pattern: str, output: str, thousand: int) -> Optional[int]:
    match = re.search(pattern, output, re.MULTILINE)
    if match is None:
        return None
    return int(float(match[1]) * thousand ** " KMG".index(match[2].upper() or " "))


_APT = ("apt-get", "-q", "-y", "-o", "APT::Get::AutomaticRemove=0")
_APT_INSTALL = (*_APT, "install", "--no-install-recommends", "--no-upgrade")
_DPKG = (
    "-o",
    "DPkg::Lock::Timeout=60",
    "-o",
    "APT::Keep-Downloaded-Packages=0",
    "-o",
    "Dpkg::Options::=--force-confold",
)
_DPKG_FORMAT = "-f=${db:Status-Status}\\t${Package}\\t${Architecture}\\t${Version}\\n"
_RPM = ("rpm", "-qa", "--qf", "%{NAME}\\t%{VERSION}-%{RELEASE}\\n")
_PACMAN = ("pacman", "--noconfirm")
_ZYPPER = ("zypper", "--non-interactive")


def _dnf(program: str) -> Manager:
    """Unneeded packages stay when others are removed; dnf's default is to take them along."""
    install = ("install", "--setopt=install_weak_deps=False")
    remove = ("remove", "--setopt=clean_requirements_on_remove=0")
    return Manager(
        simulation=(program, "--assumeno", *install),
        install=(program, "-y", *install),
        removal=(program, "--assumeno", *remove),
        remove=(program, "-y", *remove),
        purge=(program, "-y", *remove),
        listing=_RPM,
        changes=_dnf_changes,
        size=_dnf_size,
        listed=_rpm_listed,
    )


MANAGERS = {
    "apt": Manager(
        simulation=(*_APT_INSTALL, "-s"),
        install=(*_APT_INSTALL, "--no-remove", *_DPKG),
        removal=(*_APT, "purge", "-s"),
        remove=(*_APT, "remove", *_DPKG),
        purge=(*_APT, "purge", *_DPKG),
        listing=("dpkg-query", "-W", _DPKG_FORMAT),
        changes=_apt_changes,
        size=_apt_size,
        listed=_dpkg_listed,
        sizes=(*_APT_INSTALL, "--print-uris"),
    ),
    "dnf": _dnf("dnf"),
    "yum": _dnf("yum"),
    "apk": Manager(
        simulation=("apk", "add", "--no-cache", "--simulate"),
        install=("apk", "add", "--no-cache"),
        removal=("apk", "del", "--simulate"),
        remove=("apk", "del"),
        purge=("apk", "del"),
        listing=("apk", "info", "-v"),
        changes=_apk_changes,
        size=lambda _: None,
        listed=_apk_listed,
    ),
    "zypper": Manager(
        simulation=(*_ZYPPER, "install", "--no-recommends", "--dry-run"),
        install=(*_ZYPPER, "install", "--no-recommends"),
        removal=(*_ZYPPER, "remove", "--no-clean-deps", "--dry-run"),
        remove=(*_ZYPPER, "remove", "--no-clean-deps"),
        purge=(*_ZYPPER, "remove", "--no-clean-deps"),
        listing=_RPM,
        changes=_zypper_changes,
        size=_zypper_size,
        listed=_rpm_listed,
    ),
    "pacman": Manager(
        simulation=(*_PACMAN, "-S", "--needed", "-p", "--print-format", "new %n %v %s"),
        install=(*_PACMAN, "-S", "--needed"),
        removal=(*_PACMAN, "-R", "-p", "--print-format", "removed %n %v %s"),
        remove=(*_PACMAN, "-R"),
        purge=(*_PACMAN, "-R", "-n"),
        listing=("pacman", "-Q"),
        changes=_pacman_changes,
        size=_pacman_size,
        listed=lambda output: _pairs(output, " "),
    ),
}
