"""APP005: the module that gunicorn is to serve, or the application in it, does not exist."""

from typing import Optional

from msgspec.structs import replace

from indextts_doctor.checks import UNSET, Evidence, Found, Maybe, Severity, Text, _, check
from indextts_doctor.facts import Application, Launches, Packages, SourceFile
from indextts_doctor.references.gunicorn import Gunicorn, commands
from indextts_doctor.references.launch import effective

LIKELY = ("app", "application", "server", "wsgi", "create_app", "demo")
NO_NAME = _("{file} does not define {name}")
NO_MODULE = _("{directory} contains no module {module}")
KNOWN = _("""Pass gunicorn the name of the application in {file} ({known}), as {module}:NAME, or define {name} there
    outside of the main block.""")
UNKNOWN = _("""Pass gunicorn the name of the application in {file}, as {module}:NAME, or define {name} there outside of
    the main block.""")


class ServedApplicationIsMissing(Evidence, frozen=True, kw_only=True):
    target: str
    source: str
    module: str
    name: str
    what: Text
    file: Maybe[str] = UNSET
    likely: Maybe[list[str]] = UNSET
    directory: Maybe[str] = UNSET
    fix: Text


@check(
    "APP005",
    Severity.ERROR,
    title=_("gunicorn cannot serve {target}: {what}"),
    summary=_("gunicorn cannot find the application that it is to serve"),
    why=_("""gunicorn imports the module before the colon and looks up the name after it. If either is missing, its
        workers end with "Failed to find attribute 'app' in 'app'" or "ModuleNotFoundError: No module named 'app'", and
        gunicorn exits. A name that is set under if __name__ == "__main__" is missing too."""),
    how=_("""The command that starts the service is read, and the file of the module is parsed without running it.
        Nothing is reported if the file may define names that parsing does not show, or if the folder in which gunicorn
        starts is not known."""),
    advice=_("{fix}"),
    remedy=_("""Pass gunicorn the name of the application in its module, as in app:app, and define that name outside of
        the main block. If the module is not found, start gunicorn in the deployment's folder, with WorkingDirectory= in
        the unit or with --chdir."""),
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
    """Whether the folder that gunicorn looks in has no such module, and no installed package provides it."""
    top = command.target[0].partition(".")[0]
    source = packages.source(top)
    installed = source is not None and not source.path.startswith(f"{application.directory}/")
    if installed or any(top in package.top_level for package in packages.installed):
        return False
    if here is False and application.find(command.target[0]) is not None:
        there = command.launch.beside if command.directory == command.launch.directory else (top,)
        return top not in there and f"{top}.py" not in there
    plain = "." not in command.target[0] and not application.capped
    return plain and here is True and command.directory == application.directory


def _nameless(command: Gunicorn, found: SourceFile) -> ServedApplicationIsMissing:
    file, name = found.path, command.target[1]
    likely = [one for one in found.bound if one in LIKELY]
    values = {"file": file, "name": name, "module": file.removesuffix(".py"), "known": ", ".join(likely)}
    fix = (KNOWN if likely else UNKNOWN).filled(**values)
    what = NO_NAME.filled(file=file, name=name)
    return replace(_evidence(command, what, fix, file), file=file, likely=likely)


def _homeless(command: Gunicorn, home: str, path: str) -> ServedApplicationIsMissing:
    module, place = command.target[0], command.directory or ""
    if place == home:
        fix = _("Replace {module} with the name of the file that contains the application, without .py.")
    else:
        fix = _("""Start gunicorn in the deployment's folder: set WorkingDirectory={directory} in the unit, or pass
            --chdir {directory}.""")
    what = NO_MODULE.filled(module=module, directory=place)
    fix = fix.filled(module=module, directory=home)
    return replace(_evidence(command, what, fix, path), directory=place)


def _evidence(command: Gunicorn, what: Text, fix: Text, path: str) -> ServedApplicationIsMissing:
    module, name = command.target
    return ServedApplicationIsMissing(
        target=command.get("wsgi_app"),
        source=command.launch.source,
        module=module,
        name=name,
        what=what,
        fix=fix,
        about=frozenset({path.lower(), "gunicorn", "http"}),
    )
