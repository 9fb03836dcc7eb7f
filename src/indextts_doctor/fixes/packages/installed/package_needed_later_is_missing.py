"""PKG002: what is needed later is installed, in the version that was tested."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.checks.packages.evidence import Absent
from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.fixes import Advice, Install, _, fix
from indextts_doctor.fixes.packages.requirements import pinned, pins


@fix(
    "PKG002",
    title=_("installs the tested version"),
    source="the profile's list of packages",
)
def package_needed_later_is_missing(
    found: tuple[Absent, ...], packages: Packages, profile: Profile, target: Target
) -> Iterator[Union[Install, Advice]]:
    yield from pinned(target, packages, pins(found, profile))
