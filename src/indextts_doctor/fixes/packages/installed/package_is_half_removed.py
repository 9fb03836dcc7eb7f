"""PKG014: what is left is taken out, and the package installed anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.facts.profile import Pin
from indextts_doctor.facts.record import Severity
from indextts_doctor.fixes import Advice, Finding, Install, Quarantine, _, fix
from indextts_doctor.fixes.packages.requirements import pinned

_BY_HAND = _("it can be imported, so it may have been put there by hand")


@fix(
    "PKG014",
    title=_("takes the rest out and installs the package"),
    source="reproduced: scipy without its dist-info",
)
def package_is_half_removed(
    finding: Finding, packages: Packages, profile: Profile, target: Target
) -> Iterator[Union[Quarantine, Install, Advice]]:
    certain = [one for one in finding.evidence if one.severity is None or one.severity > Severity.WARNING]
    leftovers = [child for child in finding.consequences if child.check.code == "PKG015"]
    for one in (*certain, *(one for child in leftovers for one in child.evidence)):
        yield Quarantine(str(one.facts["path"]))
    if certain:
        found = dict.fromkeys(str(one.facts["name"]) for one in certain)
        yield from pinned(target, packages, [profile.pin(name) or Pin(name) for name in found])
    if len(certain) < len(finding.evidence):
        yield Advice(_BY_HAND)
