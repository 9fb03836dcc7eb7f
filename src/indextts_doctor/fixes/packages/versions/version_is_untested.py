"""PKG004: a version that has drifted is set back to the tested one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.checks.packages.evidence import Unsuitable
from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.fixes import Advice, Install, _, fix
from indextts_doctor.fixes.packages.requirements import pinned, pins


@fix(
    "PKG004",
    title=_("installs the tested version"),
    source="the profile's list of packages",
)
def version_is_untested(
    found: tuple[Unsuitable, ...], packages: Packages, profile: Profile, target: Target
) -> Iterator[Union[Install, Advice]]:
    yield from pinned(target, packages, pins(found, profile))
