"""PKG022: the version that a package requires is installed."""

from collections.abc import Iterator

from indextts_doctor.facts import Packages, Target
from indextts_doctor.knowledge.packagecures import install, names
from indextts_doctor.model import Finding, Text
from indextts_doctor.registry import fix
from indextts_doctor.steps import Install


@fix(
    "PKG022",
    title=Text(en="installs the version that is required", zh="安装所需的版本"),
    source="the metadata of the installed packages",
)
def wrong_version_does_not_import(finding: Finding, packages: Packages, target: Target) -> Iterator[Install]:
    yield install(target, packages, *names(finding, "requirement"))
