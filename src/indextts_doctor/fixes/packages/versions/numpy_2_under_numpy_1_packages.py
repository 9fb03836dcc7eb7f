"""PKG006: downgrades NumPy to the tested version, or below 2; upgrades the other package if NumPy 1 has no wheel."""

from indextts_doctor.checks.packages.commands import tested
from indextts_doctor.checks.packages.compatible import NUMPY_2_SINCE, installs
from indextts_doctor.checks.packages.evidence import LostNames
from indextts_doctor.facts import Interpreter, Packages, Profile, Target
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.packages.requirements import install, names


@fix(
    "PKG006",
    title=_("downgrades numpy, or upgrades the package that needs NumPy 1"),
    source="reproduced with the wheels of each package beside numpy 2.2.6 and 1.26.4",
)
def numpy_2_under_numpy_1_packages(
    found: tuple[LostNames, ...], packages: Packages, profile: Profile, target: Target, interpreter: Interpreter
) -> Steps:
    if installs("numpy<2", interpreter.version):
        yield install(target, packages, tested(profile, "numpy", "<2"))
    else:
        yield install(target, packages, *(f"{name}>={NUMPY_2_SINCE[name]}" for name in names(found)))
