"""Describes an import that failed. Pure; shared by the IMP checks."""

import re
from collections.abc import Iterator
from typing import Optional

from packaging.utils import canonicalize_name

from indextts_doctor.checks import CannotCheck, Evidence, Severity, Text, _
from indextts_doctor.checks.packages import commands
from indextts_doctor.facts import Import, Imports, Link, Packages, Profile, Target

LONGEST = 160  # characters of a message in a title
FRAMES = 5
_NOT_FAILED = ("ok", "untried")
_ABSENT = re.compile(r"No module named '?([\w.]+)'?")
_NAMES_OF_ABSENCE = frozenset(("ModuleNotFoundError", "PackageNotFoundError", "DistributionNotFound", "ImportError"))
_ABOVE_PACKAGES = re.compile(r"/\S*/(?:site|dist)-packages/")
_OF_LIBRARY = re.compile(r"/(?:site|dist)-packages/([\w.]+?)(?:\.libs)?/\S*\.so\b")
_NAME_FROM = re.compile(r"cannot import name '?\w+'? from (?:partially initialized module )?'([\w.]+)'")


class Failure(Evidence, frozen=True):
    """An import that failed."""

    module: str
    what: Text
    error: str
    at: list[str]
    package: str
    python: str
    fix: Text


def failure(result: Import, profile: Profile, packages: Packages, target: Target) -> Iterator[Failure]:
    """Yield the evidence of one failed import; nothing for an optional module that is not installed.

    Raises CannotCheck when the import was not tried.
    """
    if result.outcome == "untried" and not result.optional:
        raise CannotCheck("failed", _untried(result))
    if result.outcome in _NOT_FAILED or (result.optional and not_installed(result)):
        return
    package = package_of(result.module, profile)
    root = result.root
    yield Failure(
        module=result.module,
        what=happened(result),
        error=f"{root.type}: {root.message}"[:2000] if root else result.stderr[-500:],
        at=[short(frame) for frame in result.stack[:FRAMES]],
        package=package,
        python=target.python,
        fix=commands.restored(target, packages, profile, _owner(result, packages) or package),
        about=about(result, package),
        severity=Severity.WARNING if result.optional else Severity.ERROR,
    )


def _owner(result: Import, packages: Packages) -> Optional[str]:
    """The installed package whose library does not load; None for any other library."""
    found = _OF_LIBRARY.search(result.root.message) if result.root else None
    name = canonicalize_name(found[1]) if found else None
    return name if name and packages.find(name) else None


def _untried(result: Import) -> Text:
    return _("{module} was not imported: the time limit was reached first").filled(module=result.module)


def package_of(module: str, profile: Profile) -> str:
    """The canonical name of the distribution that contains ``module``, as far as the profile names it."""
    top = module.partition(".")[0]
    named = (need.package for need in profile.imports if need.module.partition(".")[0] == top)
    return next(named, canonicalize_name(top))


def met_first(result: Import, profile: Profile, besides: str) -> str:
    """The first package in the stack of a failed import, other than ``besides``, which raised the error."""
    met = (name for name in result.packages if name != besides)
    return next(met, package_of(result.module, profile))


def not_installed(result: Import) -> bool:
    """Whether the import failed only because the module itself is not installed."""
    return absent_module(result.root) == result.module.partition(".")[0]


def imported(imports: Imports, profile: Profile) -> tuple[str, ...]:
    """The packages of which every module in the profile was imported."""
    worked = {result.module for result in imports.results if result.ok}
    failed = {need.package for need in profile.imports if need.module not in worked}
    return tuple(sorted({need.package for need in profile.imports} - failed))


def broken_otherwise(imports: Imports, profile: Profile) -> tuple[str, ...]:
    """The packages whose imports fail, none of them because a Python package may be missing."""
    failed: dict[str, bool] = {}
    packages = {need.module: need.package for need in profile.imports}
    for result in imports.results:
        if result.module in packages and result.outcome not in _NOT_FAILED:
            package = packages[result.module]
            failed[package] = failed.get(package, False) or may_lack_a_package(result)
    return tuple(sorted(package for package, lacks in failed.items() if not lacks))


def may_lack_a_package(result: Import) -> bool:
    """Whether a failed import may have failed because a required Python package is missing."""
    root = result.root
    if root is None or root.type not in _NAMES_OF_ABSENCE:
        return False
    # An ImportError is also raised for shared libraries, and for names that only another version defines.
    return not root.library and "cannot import name" not in root.message


def absent_module(link: Optional[Link]) -> Optional[str]:
    """The module that an exception reports as not found."""
    found = _ABSENT.search(link.message) if link and link.type in ("ModuleNotFoundError", "ImportError") else None
    return found.group(1) if found else None


def about(result: Import, package: str) -> frozenset[str]:
    """The lower-case names that a failure concerns: the module, its package, and those in its chain and stack."""
    names = {package, result.module.lower(), result.module.partition(".")[0].lower(), *result.packages}
    for link in result.chain:
        for pattern in (_ABSENT, _NAME_FROM):
            for module in pattern.findall(link.message):
                top = module.partition(".")[0].lower()
                names |= {module.lower(), top, canonicalize_name(top), top.lstrip("_")}
    return frozenset(names - {""})


def happened(result: Import) -> Text:
    """How the import ended, in a few words."""
    if not_installed(result):
        return _("not installed")
    if result.outcome == "exception" and result.root is not None:
        return Text.verbatim(f"{result.root.type}: {first_line(result.root.message)}")
    return _ended(result)


def _ended(result: Import) -> Text:
    where = short(result.stack[0]) if result.stack else ""
    at = _(" in {where}").filled(where=where) if where else ""
    seconds, used = f"{result.seconds:.0f}", f"{result.peak_bytes / 2**30:.1f} GiB"
    endings = {
        "signal": _("crash ({signal}){at}").filled(signal=result.signal, at=at),
        "time": _("no end after {seconds} s{at}").filled(seconds=seconds, at=at),
        "memory": _("out of memory ({used} used)").filled(used=used),
        "exit": _("Python exits with code {exit_code}{at}").filled(exit_code=result.exit_code, at=at),
        "start": _("Python stops before the import"),
    }
    return endings.get(result.outcome, _("no usable result"))


def first_line(message: str) -> str:
    """The first line that is not empty, at most LONGEST characters, without the path above site-packages."""
    lines = (line.strip() for line in message.splitlines())
    line = next((line for line in lines if line), "")
    return _ABOVE_PACKAGES.sub("", line[: 10 * LONGEST])[:LONGEST]


def short(frame: str) -> str:
    """Shorten "/…/site-packages/scipy/fft/_basic.py:6 <module>" to "scipy/fft/_basic.py:6"."""
    place = re.sub(r"(:\d+) .*$", r"\1", frame)
    return re.sub(r"^.*/(?:site|dist)-packages/", "", place)
