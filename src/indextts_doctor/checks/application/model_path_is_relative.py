"""APP007: the model is loaded from a relative path, and the service starts in another folder."""

import posixpath
from collections.abc import Iterator
from typing import Optional

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Application, Launch, Launches, ModelFolder, SourceFile
from indextts_doctor.references import gunicorn
from indextts_doctor.references.launch import closure, effective, started


class ModelPathIsRelative(Evidence, frozen=True):
    file: str
    line: int
    path: str
    absolute: str
    wanted: str
    source: str
    directory: str


@check(
    "APP007",
    Severity.ERROR,
    title=_("{file} loads {path}, but {source} starts it in {directory}, where there is no such folder"),
    why=_("""A relative path counts from the folder in which the process was started. By hand that is the deployment's;
        systemd starts in / without WorkingDirectory, and cron in the home folder. transformers then takes the path for
        the name of a repository: "HFValidationError: Repo id must be in the form ...", or tries to download it."""),
    how=_("""The files that the service starts with are parsed, not run; a path counts that is written in a call which
        loads a model, or in a constant given to it, and leads to the examined model folder. The working folder is that
        of the running process, or of the unit. It is silent where the code changes its folder."""),
    advice=_("""Set WorkingDirectory={wanted} in the unit, or start it there; or write the whole path at {file}:{line}:
        {absolute}"""),
    explains=("SMK026",),
    source="systemd.exec(5), WorkingDirectory=; reproduced with transformers 4.35.2: HFValidationError",
)
def model_path_is_relative(
    application: Application, launches: Launches, model: ModelFolder
) -> Found[ModelPathIsRelative]:
    for launch in effective(launches):
        place = _place(launch, application)
        if place is None or place == application.directory:
            continue
        for file in closure(list(started((launch,), application)), application):
            if not file.changes_directory:
                yield from _lost(file, launch, place, application.directory, model)


def _place(launch: Launch, application: Application) -> Optional[str]:
    """Return the folder that relative paths count from, where it is known what lies there."""
    for command in gunicorn.commands((launch,), application):
        if command.directory != launch.directory:
            return None
    return launch.directory


def _lost(file: SourceFile, launch: Launch, place: str, home: str, model: ModelFolder) -> Iterator[ModelPathIsRelative]:
    for one in file.paths:
        meant = posixpath.normpath(posixpath.join(home, one.value))
        shared = posixpath.normpath(one.value).partition("/")[0] in launch.beside
        if model.is_dir and meant == posixpath.normpath(model.path) and not shared:
            yield ModelPathIsRelative(
                file=file.path,
                line=one.line,
                path=one.value,
                absolute=meant,
                wanted=home,
                source=launch.source,
                directory=place,
                about=frozenset({file.path.lower(), "http"}),
            )
