"""APP006: the command that starts the service needs a package that is not installed."""

import posixpath
from collections.abc import Iterator

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.facts import Application, Environment, Launches, Packages, Profile, Target
from indextts_doctor.references.gunicorn import Gunicorn, commands
from indextts_doctor.references.launch import effective

# The package that each worker class of gunicorn needs; sync and gthread need none.
WORKERS = {"gevent": "gevent", "eventlet": "eventlet", "tornado": "tornado", "uvicorn.workers": "uvicorn"}
OF_AN_IMAGE = ("dockerfile", "compose")  # these install into another environment


class LaunchNeedsMissingPackage(Evidence, frozen=True):
    name: str
    what: str
    source: str
    command: str


@check(
    "APP006",
    Severity.ERROR,
    title=_("{source} uses {what}, but {name} is not installed"),
    summary=_("the launch command needs a package that is not installed"),
    why=_("""The service does not start. It fails with "gunicorn: command not found", "No module named gunicorn" or, for
        a worker class, "Error: class uri 'gevent' invalid or not found". Guides often use these packages without
        installing them."""),
    how=_("""The command is read from the unit, script or Procfile and compared with the packages installed for
        the examined interpreter. Dockerfiles, and a gunicorn called by a path into another environment, are not
        counted."""),
    advice=_("Install {name}: `{command}`"),
    remedy=_("Install the missing package with the interpreter of the deployment."),
    explains=("SMK028",),
    source="reproduced with gunicorn 21.2.0: Error: class uri 'eventlet' invalid or not found",
)
def launch_needs_missing_package(
    application: Application,
    launches: Launches,
    packages: Packages,
    profile: Profile,
    target: Target,
    environment: Environment,
) -> Found[LaunchNeedsMissingPackage]:
    reported: set[str] = set()
    for command in commands(effective(launches), application):
        launch = command.launch
        home = launch.directory or application.directory
        if launch.kind in OF_AN_IMAGE or not _is_ours(command.program, home, environment):
            continue
        for name, what in _needed(command):
            pin = profile.pin(name)
            if packages.find(name) or packages.source(name) or name in reported or (pin and pin.required):
                continue
            reported.add(name)
            yield LaunchNeedsMissingPackage(
                name=name,
                what=what,
                source=launch.source,
                command=install(target, packages, name),
                about=frozenset({name, "http"}),
                # A Procfile may be meant for another platform, which installs its own packages.
                severity=Severity.WARNING if launch.kind == "procfile" else Severity.ERROR,
            )


def _needed(command: Gunicorn) -> Iterator[tuple[str, str]]:
    yield "gunicorn", "gunicorn"
    kind = command.worker_class
    for beginning, package in WORKERS.items():
        if kind == beginning or kind.startswith((f"{beginning}.", f"egg:gunicorn#{beginning}")):
            yield package, f"--worker-class {kind}"


def _is_ours(program: str, home: str, environment: Environment) -> bool:
    """Whether a program belongs to the examined environment; a bare name is assumed to."""
    path = posixpath.normpath(posixpath.join(home, program))
    return "/" not in program or (environment.prefix is not None and path.startswith(f"{environment.prefix}/"))
