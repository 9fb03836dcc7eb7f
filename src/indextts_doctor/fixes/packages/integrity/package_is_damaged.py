"""PKG011: the same version is put in place once more."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Finding
from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes.packages.requirements import again, names
from indextts_doctor.fixes.registry import fix
from indextts_doctor.fixes.steps import Install
from indextts_doctor.i18n.text import _


@fix(
    "PKG011",
    title=_("installs the same version again"),
    source="reproduced: scipy 1.10.1 with a .so cut in half, and reinstalled",
)
def package_is_damaged(finding: Finding, packages: Packages, target: Target) -> Iterator[Install]:
    yield again(target, packages, *names(finding))
