"""PY009: the profile was not tested with this Python version."""

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
    title=_("Python {version} is outside of what {profile} was tested with ({tested})"),
    why=_("It may work; nobody has proven it. If something else is found here, suspect the version too."),
    how=_("The interpreter's version is compared with the range in the profile."),
    advice=_("Why this range: {reason}. To be on tested ground, with uv: `uv venv --python {example} .venv-{example}`"),
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
