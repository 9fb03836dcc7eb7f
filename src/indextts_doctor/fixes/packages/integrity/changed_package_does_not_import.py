"""PKG013: the same version is put in place once more; what was changed is kept with the run."""

from collections.abc import Iterator

from indextts_doctor.checks.packages.evidence import Changed
from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes import Install, _, fix
from indextts_doctor.fixes.packages.requirements import again, names


@fix(
    "PKG013",
    title=_("installs the same version again"),
    source="reproduced: a patched module of scipy 1.10.1, and reinstalled",
)
def changed_package_does_not_import(
    found: tuple[Changed, ...], packages: Packages, target: Target
) -> Iterator[Install]:
    yield again(target, packages, *names(found))
