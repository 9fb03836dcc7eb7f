"""LIB009: the packages of the missing commands are installed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.facts import Host, Profile
from indextts_doctor.fixes import Advice, Finding, System, _, fix
from indextts_doctor.fixes.libraries.systempackages import installed, named


@fix(
    "LIB009",
    title=_("installs the program with the system's package manager"),
    source="the package indexes of the distributions, see checks/libraries/systempackages.py",
)
def command_is_missing(finding: Finding, host: Host, profile: Profile) -> Iterator[Union[System, Advice]]:
    yield from installed(host, named(finding, "command", profile.commands))
