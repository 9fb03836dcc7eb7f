"""Which commands start the service, and which of the deployment's files they load. Pure."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import Optional

from indextts_doctor.facts import Application, Launch, Launches, SourceFile
from indextts_doctor.references import gunicorn

# Names of a deployment's main file, where no command shows it.
USUAL = ("app", "main", "server", "wsgi", "service", "api", "webui", "web", "run")
# What a file imports that answers requests itself.
SERVING = frozenset(
    ("aiohttp", "bottle", "fastapi", "flask", "gradio", "http", "quart", "sanic", "starlette", "tornado", "uvicorn")
)
_PYTHON = re.compile(r"(?:.*/)?(?:python|pypy)[\d.]*")
_SERVER = re.compile(r"(?:.*/)?(?:uvicorn|hypercorn|waitress-serve)")


def effective(launches: Launches) -> tuple[Launch, ...]:
    """The commands that count: the running process, else the units of systemd, else the files in the folder."""
    for kinds in (("service",), ("systemd",)):
        found = tuple(one for one in launches.found if one.kind in kinds)
        if found:
            return found
    return launches.found


def script(launch: Launch, application: Application) -> Optional[SourceFile]:
    """The file that a command has Python run; None where that is none of the deployment's."""
    if not _PYTHON.fullmatch(launch.words[0]) or "-m" in launch.words[:3] or "-c" in launch.words[:3]:
        return None
    name = next((word for word in launch.words[1:] if not word.startswith("-")), "")
    path = posixpath.normpath(posixpath.join(launch.directory or application.directory, name))
    relative = path.removeprefix(f"{application.directory}/")
    return next((one for one in application.files if one.path == relative), None)


def served(launch: Launch, application: Application) -> str:
    """The module that a server imports; "" where there is none, or it is not plain."""
    for command in gunicorn.commands((launch,), application):
        return command.target[0] if command.looks_in(application.directory) else ""
    if _SERVER.fullmatch(launch.words[0]):
        plain = (re.fullmatch(r"([\w.]+):\w+", word) for word in launch.words[1:])
        return next((match[1] for match in plain if match), "")
    return ""


def started(launches: Iterable[Launch], application: Application) -> Iterator[SourceFile]:
    """Yield the files that commands start."""
    for launch in launches:
        name = served(launch, application)
        file = application.find(name) if name else script(launch, application)
        if file is not None:
            yield file


def usual(application: Application) -> list[SourceFile]:
    """The file that is called as main files are."""
    named = {one.path.removesuffix(".py"): one for one in application.files}
    return [named[name] for name in USUAL if name in named][:1]


def reached(launches: Launches, application: Application) -> list[SourceFile]:
    """The files that are started, or else the one that is called so, those that they import, and so on."""
    known = _answering(effective(launches), application)
    return closure(known or usual(application), application)


def _answering(launches: tuple[Launch, ...], application: Application) -> list[SourceFile]:
    """The files that are started; of those that scripts run, as train.sh does, the ones that answer requests."""
    sure = [one for one in launches if one.kind != "script" or served(one, application)]
    known, certain = list(started(launches, application)), list(started(sure, application))
    tops = {one.path: {name.partition(".")[0] for name in one.imports} for one in known}
    return [one for one in known if one in certain or SERVING & tops[one.path]] or known


def closure(files: list[SourceFile], application: Application) -> list[SourceFile]:
    """The files and those that they import, and so on."""
    found: dict[str, SourceFile] = {}
    pending = list(files)
    while pending:
        file = pending.pop(0)
        if file.path not in found:
            found[file.path] = file
            pending += imported(file, application)
    return list(found.values())


def imported(file: SourceFile, application: Application) -> list[SourceFile]:
    """The deployment's files that one of them imports."""
    modules = {one.module: one for one in application.files}
    names = {resolved(file, name) for name in file.imports}
    names |= {name.rpartition(".")[0] for name in names}
    return [modules[name] for name in sorted(names) if name in modules]


def resolved(file: SourceFile, name: str) -> str:
    """The full name of a module that a file imports."""
    if not name.startswith("."):
        return name
    level = len(name) - len(name.lstrip("."))
    parts = file.path.removesuffix(".py").split("/")
    return ".".join([*parts[: max(0, len(parts) - level)], *filter(None, name[level:].split("."))])


def importers(module: str, application: Application) -> list[str]:
    """The files that import a module of the deployment, and may therefore set what is in it."""
    return [
        one.path
        for one in application.files
        if one.module != module and any(file.module == module for file in imported(one, application))
    ]
