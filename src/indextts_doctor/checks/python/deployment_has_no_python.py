"""PY021: no interpreter of the deployment was found, and the doctor's own lacks its packages."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.packages.requirements import absent
from indextts_doctor.facts import Packages, Profile, Target


class DeploymentHasNoPython(Evidence, frozen=True):
    python: str
    directory: str
    lacks: int
    packages: list[str]


@check(
    "PY021",
    Severity.ERROR,
    title=_("no interpreter found; {python} was used and lacks {lacks} packages"),
    summary=_("no interpreter of the deployment was found"),
    why=_("""The folder contains no virtual environment, none is active, and no service runs. The doctor therefore
        checked the interpreter that runs itself, and its results for packages and imports do not apply to the
        deployment."""),
    how=_("""The only interpreter found is the one that runs the doctor, and at least half of the packages that the
        profile requires are missing from it."""),
    advice=_("""Specify the interpreter that starts the service with --python. If none exists yet, create a virtual
        environment in {directory} and install the requirements of the deployment."""),
    remedy=_("""Specify the interpreter that starts the service with --python. If none exists yet, create a virtual
        environment in the folder of the deployment and install its requirements."""),
    explains=("PY", "PKG", "IMP", "LIB"),
    source="docs/architecture.md: how the target is chosen",
)
def deployment_has_no_python(target: Target, profile: Profile, packages: Packages) -> Found[DeploymentHasNoPython]:
    if target.python_from != "doctor" or target.profile_from == "default":
        return
    required = [pin for pin in profile.packages if pin.required]
    lacks = [pin.name for pin in absent(packages, profile) if pin.required]
    if lacks and 2 * len(lacks) >= len(required):
        yield DeploymentHasNoPython(python=target.python, directory=target.directory, lacks=len(lacks), packages=lacks)
