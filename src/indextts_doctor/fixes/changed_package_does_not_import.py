"""PKG013: the same version is put in place once more; what was changed is kept with the run."""

from collections.abc import Iterator

from indextts_doctor.facts import Packages, Target
from indextts_doctor.knowledge.packagecures import again, names
from indextts_doctor.model import Finding, Text
from indextts_doctor.registry import fix
from indextts_doctor.steps import Install


@fix(
    "PKG013",
    title=Text(en="installs the same version again", zh="原样重装同一版本"),
    source="reproduced: a patched module of scipy 1.10.1, and reinstalled",
)
def changed_package_does_not_import(
    finding: Finding, packages: Packages, target: Target
) -> Iterator[Install]:
    yield again(target, packages, *names(finding))
