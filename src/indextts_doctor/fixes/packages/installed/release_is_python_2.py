"""PKG008: replaces the release for Python 2 by one for Python 3."""

from indextts_doctor.checks.packages.commands import tested
from indextts_doctor.checks.packages.evidence import TooNew
from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.packages.requirements import install, names

_SINCE = {"pydub": ">=0.25.1"}


@fix("PKG008", title=_("installs the release for Python 3"), source="reproduced: pydub 0.5.1 and 0.25.1 on Python 3.10")
def release_is_python_2(found: tuple[TooNew, ...], packages: Packages, profile: Profile, target: Target) -> Steps:
    yield install(target, packages, *(tested(profile, name, _SINCE.get(name, "")) for name in names(found)))
