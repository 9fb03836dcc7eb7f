"""PKG017: the same version is put in place once more, for this Python."""

from collections.abc import Iterator

from indextts_doctor.checks.packages.integrity.extension_is_for_another_python import (
    ExtensionIsForAnotherPython,
)
from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes import Install, _, fix
from indextts_doctor.fixes.packages.requirements import again, names


@fix(
    "PKG017",
    title=_("installs the same version again"),
    source="reproduced: scipy 1.10.1 of Python 3.9 under 3.10, and reinstalled",
)
def extension_is_for_another_python(
    found: tuple[ExtensionIsForAnotherPython, ...], packages: Packages, target: Target
) -> Iterator[Install]:
    yield again(target, packages, *names(found))
