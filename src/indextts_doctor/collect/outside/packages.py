"""What is installed, read from outside, for an interpreter that cannot start."""

import re
from collections.abc import Sequence
from typing import Optional

import msgspec

from indextts_doctor.collect.inside.packages import level
from indextts_doctor.facts import Environment, Packages
from indextts_doctor.target.context import Context


def collect(context: Context) -> Packages:
    """The distributions in the environment's own folders.

    The paths that .pth files and PYTHONPATH would add are not followed.
    """
    return read(context.environment.site_packages, level(context), version(context.environment))


def read(folders: Sequence[str], closeness: str, python: Optional[str] = None) -> Packages:
    """The distributions in ``folders``; ``python`` is "310", or None where it is not known."""
    from indextts_doctor.collect.scripts import packages as probe  # few interpreters do not start

    found = probe.collect(folders, closeness, version=python)  # type: ignore[no-untyped-call]  # must parse on Python 2.7
    return msgspec.convert({**found, "from_outside": True}, Packages)


def version(environment: Environment) -> Optional[str]:
    """The version of the interpreter as its extension modules spell it, e.g. "310"."""
    for path in environment.site_packages:
        match = re.search(r"python(\d)\.(\d+)/", path + "/")
        if match:
            return match.group(1) + match.group(2)
    text = environment.pyvenv.get("version") or environment.pyvenv.get("version_info") or ""
    match = re.match(r"(\d)\.(\d+)", text)
    return match.group(1) + match.group(2) if match else None
