"""PKG001, PKG002, PKG003, PKG004: installs the tested versions."""

from typing import Union

from indextts_doctor.checks.packages.evidence import Absent, Unsuitable
from indextts_doctor.facts import Packages, Profile, Severity, Target
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.packages.requirements import names, pinned

_LIST = "the profile's list of packages"


@fix("PKG001", title=_("installs the tested version"), source=_LIST)
@fix("PKG002", title=_("installs the tested version"), source=_LIST)
@fix("PKG003", title=_("installs a tested version"), source="the profile, which contains a source for each range")
@fix("PKG004", title=_("installs the tested version"), source=_LIST)
def install_tested(
    found: tuple[Union[Absent, Unsuitable], ...], packages: Packages, profile: Profile, target: Target
) -> Steps:
    worse = names(one for one in found if one.severity is None or one.severity > Severity.NOTE)
    yield from pinned(target, packages, (pin for pin in map(profile.pin, worse) if pin is not None))
