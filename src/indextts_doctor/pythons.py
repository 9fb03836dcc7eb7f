"""What the checks of the interpreter share. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Optional

from indextts_doctor import versions
from indextts_doctor.facts import Environment, Interpreter, Package, Packages, Profile

KNOWN = ("3.14", "3.13", "3.12", "3.11", "3.10", "3.9", "3.8", "3.7")


def version(interpreter: Interpreter) -> str:
    """Return the version as "3.10.13"."""
    return ".".join(map(str, interpreter.version))


def minor(interpreter: Interpreter) -> str:
    """Return the version as "3.10"."""
    return ".".join(map(str, interpreter.version[:2]))


def made_for(environment: Environment) -> Optional[str]:
    """Return the version, as "3.10", that a virtual environment was made for; None: not said."""
    said = environment.pyvenv.get("version_info") or environment.pyvenv.get("version") or ""
    found = re.match(r"\d+\.\d+", said)
    return found.group() if found else None


def example(tested: str) -> str:
    """Return the newest Python version, as "3.10", in a range."""
    return next((one for one in KNOWN if versions.within(f"{one}.9", tested)), tested)


def of_another_version(folder: str, interpreter: Interpreter) -> bool:
    """Whether the folder is, by its name, the site-packages of another Python version."""
    found = re.search(r"/python(\d+\.\d+)t?/(?:site|dist)-packages$", folder)
    return found is not None and found.group(1) != minor(interpreter)


def wanted(profile: Profile) -> frozenset[str]:
    """Return the distributions that the profile speaks of."""
    return frozenset({pin.name for pin in profile.packages} | {need.package for need in profile.imports})


def hiding(packages: Packages, folder: str, names: Collection[str]) -> Iterator[tuple[Package, Package]]:
    """Yield those of ``names`` that ``folder`` offers first, each with the other version that it hides."""
    for package in packages.first():
        if package.name in names and package.location == folder:
            others = (p for p in packages.installed if p.name == package.name and p.location != folder)
            hidden = next((p for p in others if p.version != package.version), None)
            if hidden is not None:
                yield package, hidden
