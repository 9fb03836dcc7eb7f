"""PKG018: scipy lacks scipy.signal.kaiser, which KAN-TTS imports."""

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.packages.commands import install, tested
from indextts_doctor.checks.packages.compatible import INSTALLS_ON, installs
from indextts_doctor.checks.packages.evidence import LostNames
from indextts_doctor.checks.packages.requirements import has_code, within
from indextts_doctor.checks.python.versions import minor
from indextts_doctor.facts import Interpreter, Packages, Profile, Target

OLD = "scipy<1.13"


@check(
    "PKG018",
    Severity.ERROR,
    title=_("scipy {version} is too new for kantts: scipy.signal.kaiser is missing"),
    summary=_("scipy is too new for kantts: scipy.signal.kaiser is missing"),
    why=_("""scipy 1.13 removed the window functions from scipy.signal; they are in scipy.signal.windows. kantts has no
        other conflict with scipy: 1.12 works. kantts shows "Please install kantts." instead of the error."""),
    how=_("The real kantts is installed (not the placeholder), and scipy is 1.13 or newer."),
    advice=_("{fix} Or change the import in kantts/models/pqmf.py to scipy.signal.windows."),
    remedy=_("""Install a scipy below 1.13, or change the import in kantts/models/pqmf.py to scipy.signal.windows. If
        scipy below 1.13 has no wheel for this Python, create the environment again with an older Python."""),
    explains=("IMP", "PKG004", "SMK"),
    source="kantts/models/pqmf.py of KAN-TTS; reproduced with scipy 1.12.0 and 1.13.0; kan-bayashi/ParallelWaveGAN#430",
)
def scipy_lacks_kaiser(
    packages: Packages, profile: Profile, target: Target, interpreter: Interpreter
) -> Found[LostNames]:
    scipy, kantts = packages.find("scipy"), packages.find("kantts")
    real = kantts.python_files > 1 if kantts else has_code("kantts", packages, profile)
    if scipy is None or not real or not within(scipy.version, ">=1.13.0.dev0"):
        return
    fix = _downgraded(profile, target, packages) if installs(OLD, interpreter.version) else _other(interpreter)
    yield LostNames(version=scipy.version, fix=fix, about=frozenset({"scipy", "kantts"}))


def _downgraded(profile: Profile, target: Target, packages: Packages) -> Text:
    command = install(target, packages, tested(profile, "scipy", "<1.13"))
    return _("Downgrade scipy: `{command}`.").filled(command=command)


def _other(interpreter: Interpreter) -> Text:
    python, last = minor(interpreter), INSTALLS_ON[OLD]
    return _("""No scipy before 1.13 has a wheel for Python {python}. Create the environment again with a Python
        {last}.""").filled(python=python, last=last)
