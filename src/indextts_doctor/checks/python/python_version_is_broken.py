"""PY008: the deployment does not work with the Python version."""

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.checks.packages import requirements
from indextts_doctor.checks.python import versions
from indextts_doctor.facts import Interpreter, Packages, Profile

_PROVEN = _("does not work with")
_LIKELY = _("is not supported by")


class PythonVersionIsBroken(Evidence, frozen=True):
    version: str
    profile: str
    problem: Text
    reason: Text
    tested: str
    example: str
    not_installable: list[str]
    source: str


@check(
    "PY008",
    Severity.ERROR,
    title=_("Python {version} {problem} {profile}: {reason}"),
    summary=_("the Python version does not work with the deployment"),
    why=_("""The packages of the deployment have no releases for this Python version, or fail with it. pip installs either
        everything in requirements.txt or nothing, so packages that support the version are missing too."""),
    how=_("""The version of the interpreter is compared with the ranges in the profile that are known not to work. The
        result is a warning if no package that the version excludes is missing, as other versions may be installed
        instead."""),
    advice=_("""Create the environment again with Python {tested}. With uv, in the folder of the deployment: `uv venv
        --python {example} .venv-{example}`"""),
    remedy=_("Create the environment again with a Python in the tested range of the profile."),
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
        problem=_PROVEN if proven else _LIKELY,
        reason=broken.reason,
        tested=profile.python.tested,
        example=versions.example(profile.python.tested),
        not_installable=sorted(ruled_out & absent),
        source=broken.source,
        about=frozenset(about),
        severity=None if proven else Severity.WARNING,
    )
