"""PKG007: removes the placeholder and installs nothing from the same index."""

from indextts_doctor.checks.packages.installed.package_is_placeholder import PackageIsPlaceholder
from indextts_doctor.facts import Target
from indextts_doctor.fixes import Install, Steps, _, fix
from indextts_doctor.fixes.packages.requirements import names


@fix("PKG007", title=_("removes the placeholder"), source="read in the wheels kantts 0.1.0 and ttsfrd 0.1.0")
def package_is_placeholder(found: tuple[PackageIsPlaceholder, ...], target: Target) -> Steps:
    yield Install(target.python, remove=names(found))
