"""PY008: the profile does not work with this Python version."""

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.checks.packages import requirements
from indextts_doctor.checks.python import versions
from indextts_doctor.facts import Interpreter, Packages, Profile

_PROVEN = _("does not work for")
_LIKELY = _("was never meant for")


class PythonVersionIsBroken(Evidence, frozen=True):
    version: str
    profile: str
    verdict: Text
    reason: Text
    tested: str
    example: str
    not_installable: list[str]
    source: str


@check(
    "PY008",
    Severity.ERROR,
    title=_("Python {version} {verdict} {profile}: {reason}"),
    why=_("""The recipe's packages have no releases for this Python version, or fail on it. pip installs either all that
        requirements.txt names or nothing, so that packages are missing which would install on their own."""),
    how=_("""The interpreter's version is in a range that the profile knows to be broken. It is a warning where none of
        the packages that this version rules out is missing: others may have been installed in their place."""),
    advice=_("""Make the environment anew with a Python of {tested}. With uv, in the deployment's folder: `uv venv
        --python {example} .venv-{example}`"""),
    explains=("PKG001", "PKG002", "PKG004", "PKG005", "IMP"),
    source="the profile's own source, in the evidence",
)
def python_version_is_broken(
    interpreter: Interpreter, packages: Packages, profile: Profile
) -> Found[PythonVersionIsBroken]:
    version = versions.version(interpreter)
    broken = next((one for one in profile.python.broken if requirements.within(version, one.range)), None)
    if broken is None:
        return
    absent = {pin.name for pin in requirements.absent(packages, profile)}
    ruled_out = {pin.name for pin in profile.packages if requirements.within(version, pin.python) is False}
    proven = not ruled_out or bool(ruled_out & absent)
    about = {"python", *ruled_out, *(absent if proven else ())}
    yield PythonVersionIsBroken(
        version=version,
        profile=profile.name,
        verdict=_PROVEN if proven else _LIKELY,
        reason=broken.reason,
        tested=profile.python.tested,
        example=versions.example(profile.python.tested),
        not_installable=sorted(ruled_out & absent),
        source=broken.source,
        about=frozenset(about),
        severity=None if proven else Severity.WARNING,
    )
