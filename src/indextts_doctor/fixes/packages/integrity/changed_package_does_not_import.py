"""PKG013: the same version is put in place once more; what was changed is kept with the run."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Finding
from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes.packages.requirements import again, names
from indextts_doctor.fixes.registry import fix
from indextts_doctor.fixes.steps import Install
from indextts_doctor.i18n.text import _


@fix(
    "PKG013",
    title=_("installs the same version again"),
    source="reproduced: a patched module of scipy 1.10.1, and reinstalled",
)
def changed_package_does_not_import(
    finding: Finding, packages: Packages, target: Target
) -> Iterator[Install]:
    yield again(target, packages, *names(finding))
