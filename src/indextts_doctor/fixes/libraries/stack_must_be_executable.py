"""LIB006: installs a release without the flag if the profile allows one, and clears the flag otherwise."""

import posixpath

from indextts_doctor.checks.libraries.stackflag import UNMARKED, ExecutableStack
from indextts_doctor.checks.packages.compatible import installs
from indextts_doctor.checks.packages.requirements import within
from indextts_doctor.facts import Interpreter, Packages, Profile, Target
from indextts_doctor.fixes import Advice, ClearStack, Steps, _, fix
from indextts_doctor.fixes.packages.requirements import install

_SINCE = UNMARKED.partition(">=")[2]
_NO_RECORD = _("the package has no RECORD, so a changed file could not be distinguished from a damaged one")


@fix(
    "LIB006",
    title=_("clears the flag, or installs a release without it"),
    source="reproduced: onnxruntime 1.15.1 imports and computes with the flag cleared",
)
def stack_must_be_executable(
    found: tuple[ExecutableStack, ...], packages: Packages, profile: Profile, target: Target, interpreter: Interpreter
) -> Steps:
    for one in found:
        package, pin = packages.find(one.package), profile.pin(one.package)
        free = pin is None or within(_SINCE, pin.tested) is not False
        if one.package == "onnxruntime" and free and installs(UNMARKED, interpreter.version):
            yield install(target, packages, UNMARKED)
        elif package is not None and package.has_record and one.file:
            yield ClearStack(
                posixpath.join(package.location, one.file), posixpath.join(package.location, package.metadata, "RECORD")
            )
        else:
            yield Advice(_NO_RECORD)
