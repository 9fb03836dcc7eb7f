"""APP005: the module that gunicorn is told to serve, or the application in it, does not exist."""

from typing import Optional

from msgspec.structs import replace

from indextts_doctor.checks import UNSET, Evidence, Found, Maybe, Severity, Text, _, check
from indextts_doctor.facts import Application, Launches, Packages, SourceFile
from indextts_doctor.references.gunicorn import Gunicorn, commands
from indextts_doctor.references.launch import effective

LIKELY = ("app", "application", "server", "wsgi", "create_app", "demo")
NO_NAME = _("{file} has no {name}")
NO_MODULE = _("there is no module {module} in {directory}")


class ServedApplicationIsMissing(Evidence, frozen=True, kw_only=True):
    target: str
    source: str
    module: str
    name: str
    what: Text
    file: Maybe[str] = UNSET
    likely: Maybe[list[str]] = UNSET
    directory: Maybe[str] = UNSET
    cure: Text


@check(
    "APP005",
    Severity.ERROR,
    title=_("gunicorn is told to serve {target}, and {what}"),
    why=_("""gunicorn imports the module before the colon and takes the name behind it. Otherwise its workers end with
        "Failed to find attribute 'app' in 'app'" or "ModuleNotFoundError: No module named 'app'", and it ends with
        them. A name that is set under if __name__ == "__main__" is not there either."""),
    how=_("""The command that starts the service is read, and the file of the module parsed, not run. It is silent
        where the file may have names that cannot be read off it, and where the folder in which gunicorn starts is
        not known."""),
    advice=_("{cure}"),
    explains=("SMK028",),
    source="reproduced with gunicorn 21.2.0: Failed to find attribute 'app' in 'app'; No module named 'app'",
)
def served_application_is_missing(
    application: Application, launches: Launches, packages: Packages
) -> Found[ServedApplicationIsMissing]:
    for command in commands(effective(launches), application):
        module, name = command.target
        file = application.find(module)
        here = command.looks_in(application.directory)
        if file is not None and here:
            if not (file.error or file.unread or file.open or name in file.bound):
                yield _nameless(command, file)
        elif module and command.directory and _is_nowhere(command, application, packages, here=here):
            yield _homeless(command, application.directory, file.path if file else module)


def _is_nowhere(command: Gunicorn, application: Application, packages: Packages, *, here: Optional[bool]) -> bool:
    """Whether the folder that gunicorn looks in has no such module, and no package brings it."""
    top = command.target[0].partition(".")[0]
    source = packages.source(top)
    brought = source is not None and not source.path.startswith(f"{application.directory}/")
    if brought or any(top in package.top_level for package in packages.installed):
        return False
    if here is False and application.find(command.target[0]) is not None:
        there = command.launch.beside if command.directory == command.launch.directory else (top,)
        return top not in there and f"{top}.py" not in there
    plain = "." not in command.target[0] and not application.capped
    return plain and here is True and command.directory == application.directory


def _nameless(command: Gunicorn, found: SourceFile) -> ServedApplicationIsMissing:
    file, name = found.path, command.target[1]
    likely = [one for one in found.bound if one in LIKELY]
    cure = _("""Name
        what {file}
        calls its
        application
        (there is:
        {known}), as
        in
        {module}:NAME,
        or give it the
        name {name}
        outside of the
        main block.""").filled(file=file, known=", ".join(likely) or "-", module=file.removesuffix(".py"), name=name)
    what = NO_NAME.filled(file=file, name=name)
    return replace(_evidence(command, what, cure, file), file=file, likely=likely)


def _homeless(command: Gunicorn, home: str, path: str) -> ServedApplicationIsMissing:
    module, place = command.target[0], command.directory or ""
    if place == home:
        cure = _("Name the file that holds the application, without .py, in place of {module}.")
    else:
        cure = _("""Start it in the deployment's folder: WorkingDirectory={directory} in the unit, or --chdir
            {directory}.""")
    what = NO_MODULE.filled(module=module, directory=place)
    cure = cure.filled(module=module, directory=home)
    return replace(_evidence(command, what, cure, path), directory=place)


def _evidence(command: Gunicorn, what: Text, cure: Text, path: str) -> ServedApplicationIsMissing:
    module, name = command.target
    return ServedApplicationIsMissing(
        target=command.get("wsgi_app"),
        source=command.launch.source,
        module=module,
        name=name,
        what=what,
        cure=cure,
        about=frozenset({path.lower(), "gunicorn", "http"}),
    )
