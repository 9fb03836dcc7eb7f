"""PKG001: a package that is needed at start is not installed."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.evidence import Absent
from indextts_doctor.checks.packages.installed.absence import because, installation
from indextts_doctor.checks.packages.requirements import absent
from indextts_doctor.facts import Environment, Packages, Profile, Target


@check(
    "PKG001",
    Severity.ERROR,
    title=_("{name} is not installed{because}"),
    summary=_("a package needed at startup is not installed"),
    why=_("""The deployment imports the package at start and fails with ModuleNotFoundError. Often it is installed for
        a different interpreter: a bare pip install uses the first Python on PATH."""),
    how=_("Neither metadata of that name nor importable code is on sys.path of the examined interpreter."),
    advice=_("{fix}"),
    remedy=_("""Install the package with the interpreter of the deployment, in the version of the profile. If that
        version does not support this Python, create the environment again with a supported Python."""),
    explains=("IMP", "PKG005"),
    source="the profile's list of packages",
)
def package_is_missing(packages: Packages, profile: Profile, target: Target, environment: Environment) -> Found[Absent]:
    missing = [pin for pin in absent(packages, profile) if pin.required and pin.needed_at in ("import", "launch")]
    fix = installation(target, packages, profile, environment, missing)
    for pin in missing:
        yield Absent(
            name=pin.name,
            tested=pin.tested,
            reason=pin.reason or "",
            because=because(pin, environment),
            fix=fix,
            about=frozenset({pin.name}),
        )
