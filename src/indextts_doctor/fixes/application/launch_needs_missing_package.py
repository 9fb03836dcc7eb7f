"""APP006: installs the packages that the launch command needs."""

from indextts_doctor.checks.application.launch_needs_missing_package import LaunchNeedsMissingPackage
from indextts_doctor.checks.packages.commands import tested
from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.packages.requirements import install, names


@fix("APP006", title=_("installs the packages that the launch command needs"), source="reproduced with gunicorn 21.2.0")
def launch_needs_missing_package(
    found: tuple[LaunchNeedsMissingPackage, ...], packages: Packages, profile: Profile, target: Target
) -> Steps:
    yield install(target, packages, *(tested(profile, name, "") for name in names(found)))
