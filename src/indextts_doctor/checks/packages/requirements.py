"""Versions, requirements and markers, compared with the deployment. Pure."""

import dataclasses
import functools
import re
from collections.abc import Iterator, Mapping
from typing import Optional

from packaging.markers import UndefinedEnvironmentName
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from indextts_doctor.facts import Broken, Interpreter, Leftover, Package, Packages, Pin, Profile

# Import names that differ from the name of the distribution.
MODULES = {
    "beautifulsoup4": "bs4",
    "descript-audiotools": "audiotools",
    "opencv-python": "cv2",
    "opencv-python-headless": "cv2",
    "pillow": "PIL",
    "protobuf": "google",
    "pyyaml": "yaml",
    "pywavelets": "pywt",
    "scikit-learn": "sklearn",
}


@functools.cache
def parse(version: str) -> Optional[Version]:
    """The version; None: not valid by PEP 440."""
    try:
        return Version(version)
    except ValueError:  # InvalidVersion, or a number with thousands of digits
        return None


def within(version: str, specifier: str) -> Optional[bool]:
    """Whether ``version`` is in the range; None: one of them cannot be parsed.

    A local version is in the range of its public one: 1.13.1+cpu is in ==1.13.1.
    """
    parsed = parse(version)
    if parsed is None:
        return None
    try:
        return SpecifierSet(specifier).contains(parsed, prereleases=True)
    except ValueError:
        return None


def minor(version: str) -> Optional[tuple[int, int]]:
    """The first two numbers of a version."""
    parsed = parse(version)
    return None if parsed is None else (parsed.major, parsed.minor)


def cuda_minor(version: str) -> str:
    """A CUDA version as "12.8", from "12.8", "12.8.1" or the wheel tag's "128"."""
    if "." not in version and version.isdigit():
        return f"{version[:-1]}.{version[-1]}"
    return ".".join(version.split(".")[:2])


def module_of(name: str, profile: Profile) -> str:
    """The import name of a distribution."""
    for need in profile.imports:
        if need.package == name:
            return need.module.split(".")[0]
    return MODULES.get(name, name.replace("-", "_"))


def plain_name(one: Leftover) -> str:
    """The canonical name of a leftover, without the ~ of pip and the suffix of a wheel."""
    return canonicalize_name(one.name.partition(".")[0]).strip("-~")


def has_code(name: str, packages: Packages, profile: Profile) -> bool:
    """Whether code of a distribution can be imported although its metadata is missing."""
    return packages.source(module_of(name, profile)) is not None


def must_import(profile: Profile) -> frozenset[str]:
    """The distributions that the profile must import."""
    optional = {pin.name for pin in profile.packages if not pin.required}
    return frozenset(need.package for need in profile.imports if not need.optional) - optional


_ONLY_EXTRA = re.compile(r";(?!.*\bor\b).*\bextra\s*==")


@dataclasses.dataclass(frozen=True)
class Unmet:
    """A requirement of an installed distribution that the environment does not satisfy."""

    package: Package
    requirement: str  # without its marker, e.g. "numpy<1.27.0,>=1.19.5"
    name: str  # canonical; "python" for Requires-Python
    found: Optional[str]  # the installed version; None: not installed
    extra: str = ""  # the extra of the package that has the requirement, if any


def unsatisfied(packages: Packages, interpreter: Interpreter) -> Iterator[Unmet]:
    """Every requirement that is not satisfied, including those of extras that other distributions request."""
    installed = {package.name: package for package in packages.first()}
    wanted = _extras(installed, interpreter.markers)
    for package in installed.values():
        yield from _unmet(package, wanted.get(package.name, frozenset()), installed, interpreter.markers)
        yield from _wrong_python(package, interpreter)


def _unmet(
    package: Package, extras: frozenset[str], installed: Mapping[str, Package], markers: Mapping[str, str]
) -> Iterator[Unmet]:
    for text in package.requires:
        if not extras and _ONLY_EXTRA.search(text):
            continue  # most requirements of large packages: not parsed, for speed
        requirement = requirement_of(text)
        if requirement is None:
            continue
        extra = _asked_by(requirement, extras, markers)
        if extra is None:
            continue
        name = canonicalize_name(requirement.name)
        found = installed.get(name)
        if found is None or within(found.version, str(requirement.specifier)) is False:
            shown = f"{requirement.name}{requirement.specifier}"
            yield Unmet(package, shown, name, None if found is None else found.version, extra)


def _wrong_python(package: Package, interpreter: Interpreter) -> Iterator[Unmet]:
    version = ".".join(str(number) for number in interpreter.version)
    if package.requires_python and within(version, package.requires_python) is False:
        yield Unmet(package, f"python{package.requires_python}", "python", version)


@functools.lru_cache(maxsize=8192)
def requirement_of(text: str) -> Optional[Requirement]:
    """The requirement; None: it cannot be parsed."""
    try:
        return Requirement(text)
    except ValueError:
        return None


def _asked_by(requirement: Requirement, extras: frozenset[str], markers: Mapping[str, str]) -> Optional[str]:
    """The extra that requests the requirement; "" if it always applies; None: it does not apply."""
    if requirement.marker is None or _holds(requirement, "", markers):
        return ""
    if "extra" not in str(requirement.marker):
        return None
    return next((extra for extra in sorted(extras) if _holds(requirement, extra, markers)), None)


def _holds(requirement: Requirement, extra: str, markers: Mapping[str, str]) -> bool:
    assert requirement.marker is not None
    try:
        return requirement.marker.evaluate({**markers, "extra": extra})
    except (UndefinedEnvironmentName, ValueError):
        return False


def _extras(installed: Mapping[str, Package], markers: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The extras that installed distributions request."""
    wanted: dict[str, frozenset[str]] = {}
    while True:
        before = dict(wanted)
        for package in installed.values():
            for text in package.requires:
                if "[" not in text.partition(";")[0]:
                    continue
                requirement = requirement_of(text)
                if (
                    requirement is None
                    or _asked_by(requirement, wanted.get(package.name, frozenset()), markers) is None
                ):
                    continue
                name = canonicalize_name(requirement.name)
                wanted[name] = wanted.get(name, frozenset()) | frozenset(requirement.extras)
        if wanted == before:
            return wanted


def absent(packages: Packages, profile: Profile) -> Iterator[Pin]:
    """The pins of the profile for which neither a distribution nor code is installed."""
    for pin in profile.packages:
        if packages.find(pin.name) is None and not has_code(pin.name, packages, profile):
            yield pin


def broken(package: Package, pin: Pin) -> Optional[Broken]:
    """The entry of the profile that lists this version as broken, if any."""
    return next((proof for proof in pin.broken if within(package.version, proof.range)), None)
