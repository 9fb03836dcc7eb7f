"""Claims of the profiles: pins, Python versions, modules of packages, Debian packages."""

from __future__ import annotations

from collections.abc import Iterator

from indextts_doctor.checks.packages.commands import TORCH_FAMILY, exact
from indextts_doctor.checks.packages.requirements import within
from indextts_doctor.checks.python.versions import KNOWN
from indextts_doctor.config import profiles
from indextts_doctor.facts.profile import Pin, Profile
from verifying.claims import Apt, Claim, Contains, Question, Resolves, Unchecked
from verifying.index import LARGE

ELSEWHERE = "it is not from the package index"


def loaded() -> list[Profile]:
    """The built-in profiles."""
    return [profiles.load(name) for name in profiles.available()]


def collected() -> Iterator[Claim]:
    """Yield every claim of every profile."""
    for profile in loaded():
        yield from (_pin(profile, pin, python) for pin in profile.packages for python in _pythons(profile, pin))
        yield from (_outside(profile, pin) for pin in profile.packages if pin.python and exact(pin.tested))
        yield from (_whole(profile, python) for python in KNOWN if _in(python, profile.python.tested))
        yield from _modules(profile)
        yield from _debian(profile)


def _in(python: str, specifier: str) -> bool:
    return within(f"{python}.99", specifier) is not False


def _pythons(profile: Profile, pin: Pin) -> list[str]:
    """Pythons on which a pin should install: its own, else those of the profile."""
    return [python for python in KNOWN if _in(python, pin.python or profile.python.tested)]


def _requirement(pin: Pin) -> str:
    return f"{pin.name}{pin.tested}"


def _from_elsewhere(pin: Pin) -> bool:
    return pin.origin is not None and pin.name not in TORCH_FAMILY


def _pin(profile: Profile, pin: Pin, python: str) -> Claim:
    says = f"{profile.name}: {_requirement(pin)} installs on Python {python}"
    question: Question = Resolves((_requirement(pin),), python, wheels=bool(pin.python))
    if _from_elsewhere(pin):
        question = Unchecked(ELSEWHERE)
    return Claim("pin", says, _file(profile), (question,))


def _outside(profile: Profile, pin: Pin) -> Claim:
    others = [python for python in KNOWN if not _in(python, pin.python)]
    says = f"{profile.name}: {_requirement(pin)} has no wheel for Python {', '.join(others)}"
    questions = tuple(Resolves((_requirement(pin),), python, yes=False) for python in others)
    return Claim("pin", says, _file(profile), questions)


def _whole(profile: Profile, python: str) -> Claim:
    """Claim that all packages on the index can be installed together, with their dependencies."""
    pins = [pin for pin in profile.packages if not _from_elsewhere(pin)]
    needed = tuple(_requirement(pin) for pin in pins if _in(python, pin.python or ">=0"))
    says = f"{profile.name}: its packages go together on Python {python}"
    return Claim("profile", says, _file(profile), (Resolves(needed, python, wheels=False, alone=False),))


def _modules(profile: Profile) -> Iterator[Claim]:
    for need in profile.imports:
        pin = profile.pin(need.package) or Pin(need.package)
        says = f"{profile.name}: {need.package} brings the module {need.module}"
        yield Claim("module", says, _file(profile), (_holds(profile, pin, need.module),))


def _holds(profile: Profile, pin: Pin, module: str) -> Question:
    if _from_elsewhere(pin):
        return Unchecked(ELSEWHERE)
    if pin.name in LARGE:
        return Unchecked("its wheel is too large to be downloaded for this")
    return holds(_requirement(pin), module, _pythons(profile, pin)[0])


def holds(requirement: str, module: str, python: str) -> Contains:
    """Question whether a release contains a module."""
    path = module.replace(".", "/")
    return Contains(requirement, f"{path}.*|{path}/**/*", python=python)


def _debian(profile: Profile) -> Iterator[Claim]:
    packages = [command.debian for command in profile.commands]
    packages += [library.debian for library in profile.libraries]
    yield from (apt(package, _file(profile)) for package in packages if package)


def apt(package: str, where: str) -> Claim:
    """Claim that Debian has a package."""
    return Claim("apt", f"Debian has the package {package}", where, (Apt(package),))


def _file(profile: Profile) -> str:
    return f"profiles/{profile.name}.toml"
