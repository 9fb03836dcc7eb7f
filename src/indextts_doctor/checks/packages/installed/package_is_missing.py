"""PKG001: a package that the deployment cannot start without is not installed."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.evidence import Absent
from indextts_doctor.checks.packages.installed.absence import because, cure
from indextts_doctor.checks.packages.requirements import absent
from indextts_doctor.facts import Environment, Packages, Profile, Target


@check(
    "PKG001",
    Severity.ERROR,
    title=_("{name} is not installed{because}"),
    why=_("""The deployment imports it at start, and ends with ModuleNotFoundError. Often it is installed, but for
        another interpreter: a bare pip install serves whichever Python comes first on PATH."""),
    how=_("No metadata of that name lies on sys.path of the examined interpreter, and no importable code either."),
    advice=_("{cure}"),
    explains=("IMP", "PKG005"),
    source="the profile's list of packages",
)
def package_is_missing(packages: Packages, profile: Profile, target: Target, environment: Environment) -> Found[Absent]:
    missing = [pin for pin in absent(packages, profile) if pin.required and pin.needed_at in ("import", "launch")]
    advice = cure(target, packages, profile, environment, missing)
    for pin in missing:
        yield Absent(
            name=pin.name,
            tested=pin.tested,
            reason=pin.reason or "",
            because=because(pin, environment),
            cure=advice,
            about=frozenset({pin.name}),
        )
