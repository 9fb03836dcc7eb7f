"""PKG011: the same version is put in place once more."""

from collections.abc import Iterator

from indextts_doctor.checks.packages.integrity.package_is_damaged import PackageIsDamaged
from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes import Install, _, fix
from indextts_doctor.fixes.packages.requirements import again, names


@fix(
    "PKG011",
    title=_("installs the same version again"),
    source="reproduced: scipy 1.10.1 with a .so cut in half, and reinstalled",
)
def package_is_damaged(
    found: tuple[PackageIsDamaged, ...], packages: Packages, target: Target
) -> Iterator[Install]:
    yield again(target, packages, *names(found))
