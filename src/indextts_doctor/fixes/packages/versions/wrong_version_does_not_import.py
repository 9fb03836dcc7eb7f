"""PKG022: the version that a package requires is installed."""

from collections.abc import Iterator

from indextts_doctor.checks.packages.evidence import Required
from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes import Install, _, fix
from indextts_doctor.fixes.packages.requirements import install


@fix(
    "PKG022",
    title=_("installs the version that is required"),
    source="the metadata of the installed packages",
)
def wrong_version_does_not_import(
    found: tuple[Required, ...], packages: Packages, target: Target
) -> Iterator[Install]:
    yield install(target, packages, *dict.fromkeys(one.requirement for one in found))
