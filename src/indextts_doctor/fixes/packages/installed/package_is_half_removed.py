"""PKG014: moves the rest out of the environment and installs the package."""

from indextts_doctor.checks.packages.installed.leftover_of_an_installation import LeftoverOfAnInstallation
from indextts_doctor.checks.packages.installed.package_is_half_removed import PackageIsHalfRemoved
from indextts_doctor.facts import Packages, Pin, Profile, Severity, Target
from indextts_doctor.fixes import Advice, Finding, Quarantine, Steps, _, fix
from indextts_doctor.fixes.packages.requirements import names, pinned

_BY_HAND = _("it can be imported, so it may have been installed by hand")


@fix("PKG014", title=_("moves the rest out and installs the package"), source="reproduced: scipy without its dist-info")
def package_is_half_removed(
    found: tuple[PackageIsHalfRemoved, ...], finding: Finding, packages: Packages, profile: Profile, target: Target
) -> Steps:
    certain = [one for one in found if one.severity is None or one.severity > Severity.WARNING]
    explained = [one for child in finding.consequences for one in child.evidence]
    leftovers = [one for one in explained if isinstance(one, LeftoverOfAnInstallation)]
    for path in [one.path for one in certain] + [one.path for one in leftovers]:
        yield Quarantine(path)
    if certain:
        yield from pinned(target, packages, [profile.pin(name) or Pin(name) for name in names(certain)])
    if len(certain) < len(found):
        yield Advice(_BY_HAND)
