"""PKG018: downgrades scipy to the tested version, or below 1.13."""

from indextts_doctor.checks.packages.commands import tested
from indextts_doctor.checks.packages.compatible import installs
from indextts_doctor.facts import Interpreter, Packages, Profile, Target
from indextts_doctor.fixes import Advice, Steps, _, fix
from indextts_doctor.fixes.packages.requirements import install

_NO_WHEEL = _("no scipy before 1.13 has a wheel for this Python")


@fix("PKG018", title=_("downgrades scipy"), source="reproduced: scipy 1.12.0 has scipy.signal.kaiser, 1.13.0 has not")
def scipy_lacks_kaiser(packages: Packages, profile: Profile, target: Target, interpreter: Interpreter) -> Steps:
    if installs("scipy<1.13", interpreter.version):
        yield install(target, packages, tested(profile, "scipy", "<1.13"))
    else:
        yield Advice(_NO_WHEEL)
