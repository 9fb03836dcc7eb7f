"""PKG014: what is left is taken out, and the package installed anew."""

from collections.abc import Iterator
from typing import Union

from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.knowledge.packagecures import names, pinned
from indextts_doctor.model import Finding, Text
from indextts_doctor.profile import Pin
from indextts_doctor.registry import fix
from indextts_doctor.steps import Advice, Install, Quarantine


@fix(
    "PKG014",
    title=Text(en="takes the rest out and installs the package", zh="移出残余并重新安装"),
    source="reproduced: scipy without its dist-info",
)
def package_is_half_removed(finding: Finding, packages: Packages, profile: Profile, target: Target) -> Iterator[Union[Quarantine, Install, Advice]]:
    leftovers = [child for child in finding.consequences if child.check.code == "PKG015"]
    for one in (*finding.evidence, *(one for child in leftovers for one in child.evidence)):
        yield Quarantine(str(one.facts["path"]))
    found = names(finding)
    yield from pinned(target, packages, [profile.pin(name) or Pin(name) for name in found])
