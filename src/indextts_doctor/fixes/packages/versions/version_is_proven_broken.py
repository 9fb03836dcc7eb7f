"""PKG003: a version that was tested takes the place of one that is proven not to work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.checks.packages.evidence import Unsuitable
from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.fixes import Advice, Install, _, fix
from indextts_doctor.fixes.packages.requirements import pinned, pins


@fix(
    "PKG003",
    title=_("installs a tested version"),
    source="the profile, which names a source for each range",
)
def version_is_proven_broken(
    found: tuple[Unsuitable, ...], packages: Packages, profile: Profile, target: Target
) -> Iterator[Union[Install, Advice]]:
    yield from pinned(target, packages, pins(found, profile))
