"""PKG011, PKG013, PKG017: installs the same version again and keeps the changed files with the run."""

from typing import Union

from indextts_doctor.checks.packages.evidence import Changed
from indextts_doctor.checks.packages.integrity.extension_is_for_another_python import ExtensionIsForAnotherPython
from indextts_doctor.checks.packages.integrity.package_is_damaged import PackageIsDamaged
from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.packages.requirements import again, names

_TITLE = _("installs the same version again")


@fix("PKG011", title=_TITLE, source="reproduced: scipy 1.10.1 with a .so cut in half, and reinstalled")
@fix("PKG013", title=_TITLE, source="reproduced: a patched module of scipy 1.10.1, and reinstalled")
@fix("PKG017", title=_TITLE, source="reproduced: scipy 1.10.1 of Python 3.9 under 3.10, and reinstalled")
def reinstall(
    found: tuple[Union[PackageIsDamaged, Changed, ExtensionIsForAnotherPython], ...], packages: Packages, target: Target
) -> Steps:
    yield again(target, packages, *names(found))
