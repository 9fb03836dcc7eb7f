"""PKG016: one version is put in place; the metadata of all goes."""

from collections.abc import Iterator

from indextts_doctor.facts import Packages, Target
from indextts_doctor.knowledge.packagecures import again, names
from indextts_doctor.model import Finding, Text
from indextts_doctor.registry import fix
from indextts_doctor.steps import Install


@fix(
    "PKG016",
    title=Text(en="installs the same version again", zh="原样重装同一版本"),
    source="reproduced: two dist-info folders of numpy, and reinstalled with uv",
)
def package_is_installed_twice(finding: Finding, packages: Packages, target: Target) -> Iterator[Install]:
    yield again(target, packages, *names(finding))
