"""PY009: the Python version is outside the tested range of the profile."""

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.checks.packages import requirements
from indextts_doctor.checks.python import versions
from indextts_doctor.facts import Interpreter, Profile


class PythonVersionIsUntested(Evidence, frozen=True):
    version: str
    profile: str
    tested: str
    reason: Text
    example: str
    source: str


@check(
    "PY009",
    Severity.WARNING,
    title=_("Python {version} is untested with {profile}; tested: {tested}"),
    summary=_("the Python version is untested with the deployment"),
    why=_("""The deployment may work with this version, but this was not tested. If the report contains other problems,
        the version may be their cause."""),
    how=_("The version of the interpreter is compared with the tested range in the profile."),
    advice=_("""Reason for the range: {reason}. To use a tested version, create an environment with uv: `uv venv --python
        {example} .venv-{example}`"""),
    remedy=_("To use a tested version, create a new environment with a Python in the tested range of the profile."),
    source="the profile's own source, in the evidence",
)
def python_version_is_untested(interpreter: Interpreter, profile: Profile) -> Found[PythonVersionIsUntested]:
    version = versions.version(interpreter)
    known_broken = any(requirements.within(version, broken.range) for broken in profile.python.broken)
    if not known_broken and requirements.within(version, profile.python.tested) is False:
        yield PythonVersionIsUntested(
            version=version,
            profile=profile.name,
            tested=profile.python.tested,
            reason=profile.python.reason,
            example=versions.example(profile.python.tested),
            source=profile.python.source,
        )
