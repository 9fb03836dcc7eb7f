"""PKG016: installs one version and removes the metadata of the others."""

from msgspec.structs import replace

from indextts_doctor.checks.packages.commands import exact
from indextts_doctor.checks.packages.installed.package_is_installed_twice import PackageIsInstalledTwice
from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.packages.requirements import again, install, names


@fix(
    "PKG016",
    title=_("installs one version and removes the metadata of the others"),
    source="reproduced: two dist-info folders of numpy, and reinstalled with uv",
)
def package_is_installed_twice(
    found: tuple[PackageIsInstalledTwice, ...], packages: Packages, profile: Profile, target: Target
) -> Steps:
    for name in names(found):
        pin = profile.pin(name)
        if pin is not None and exact(pin.tested):
            yield replace(install(target, packages, f"{name}{pin.tested}"), reinstall=(name,))
        else:
            yield again(target, packages, name)
