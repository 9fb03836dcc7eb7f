"""PY021: no interpreter of the deployment was found; the doctor's own was examined, and it is not the one."""

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
    title=_("{python} was examined for want of the deployment's own, and lacks {lacks} of its packages"),
    why=_("""There is no virtual environment in the folder, none is active, and no service runs. What is said of
        packages and imports is said of the interpreter that runs this doctor, so it is worth nothing for the
        deployment."""),
    how=_("""Nothing but the interpreter that runs the doctor was left to examine, and half or more of the packages that
        the profile requires are not in it."""),
    advice=_("""Name the interpreter that starts the service with the option --python. Where there is none yet, make a
        virtual environment in {directory} and install the deployment's requirements into it."""),
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
