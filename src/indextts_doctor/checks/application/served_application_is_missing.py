"""APP005: the module that gunicorn is told to serve, or the application in it, does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Optional

from indextts_doctor.checks import Evidence, LooseEvidence, Severity, Text, _, check
from indextts_doctor.facts import Application, Launches, Packages
from indextts_doctor.references.gunicorn import Gunicorn, commands
from indextts_doctor.references.launch import effective

NO_NAME = _("{file} has no {name}")
NO_MODULE = _("there is no module {module} in {directory}")


@check(
    "APP005",
    Severity.ERROR,
    title=_("gunicorn is told to serve {target}, and {what}"),
    why=_(
        "gunicorn imports the module before the colon and takes the name behind it. Otherwise "
        "its workers end with \"Failed to find attribute 'app' in 'app'\" or "
        "\"ModuleNotFoundError: No module named 'app'\", and it ends with them. A name that is "
        'set under if __name__ == "__main__" is not there either.'
    ),
    how=_(
        "The command that starts the service is read, and the file of the module parsed, not "
        "run. It is silent where the file may have names that cannot be read off it, and where "
        "the folder in which gunicorn starts is not known."
    ),
    advice=_("{cure}"),
    explains=("SMK028",),
    source="reproduced with gunicorn 21.2.0: Failed to find attribute 'app' in 'app'; No module named 'app'",
)
def served_application_is_missing(
    application: Application, launches: Launches, packages: Packages
) -> Iterator[Evidence]:
    for command in commands(effective(launches), application):
        module, name = command.target
        file = application.find(module)
        here = command.looks_in(application.directory)
        facts = {
            "target": command.get("wsgi_app"),
            "source": command.launch.source,
            "module": module,
            "name": name,
        }
        if file is not None and here:
            if not (file.error or file.unread or file.open or name in file.bound):
                yield LooseEvidence(
                    {**facts, **_nameless(file.path, name, file.bound)}, about=_about(file.path)
                )
        elif module and command.directory and _is_nowhere(command, application, packages, here=here):
            place = _homeless(module, command.directory, application.directory)
            yield LooseEvidence({**facts, **place}, about=_about(file.path if file else module))


def _is_nowhere(
    command: Gunicorn, application: Application, packages: Packages, *, here: Optional[bool]
) -> bool:
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


def _nameless(file: str, name: str, bound: tuple[str, ...]) -> dict[str, object]:
    likely = [one for one in bound if one in ("app", "application", "server", "wsgi", "create_app", "demo")]
    known = ", ".join(likely) or "-"
    return {
        "what": Text(en=NO_NAME.en.format(file=file, name=name), zh=NO_NAME.zh.format(file=file, name=name)),
        "file": file,
        "likely": likely,
        "cure": _(
            "Name what {file} calls its application (there is: {known}), as in "
            "{module}:NAME, or give it the name {name} outside of the main block."
        ).filled(file=file, known=known, module=file.removesuffix(".py"), name=name),
    }


def _homeless(module: str, place: str, directory: str) -> dict[str, object]:
    words = {"module": module, "directory": place}
    return {
        "what": Text(en=NO_MODULE.en.format(**words), zh=NO_MODULE.zh.format(**words)),
        "directory": place,
        "cure": _named_rightly(module)
        if place == directory
        else _(
            "Start it in the deployment's folder: WorkingDirectory={directory} in the unit, or "
            "--chdir {directory}."
        ).filled(directory=directory),
    }


def _named_rightly(module: str) -> Text:
    return _("Name the file that holds the application, without .py, in place of {module}.").filled(
        module=module
    )


def _about(path: str) -> frozenset[str]:
    return frozenset({path.lower(), "gunicorn", "http"})
