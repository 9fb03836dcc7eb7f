"""APP007: the model is loaded from a relative path, but the service starts in another folder."""

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
    title=_("{file} loads {path}, but {source} starts it in {directory}"),
    summary=_("a relative model path does not exist where the service starts"),
    why=_("""A relative path is resolved against the folder in which the process starts. Started by hand, that is the
        deployment's folder; systemd without WorkingDirectory starts in /, and cron in the home folder. transformers
        then treats the path as the name of a repository and fails with "HFValidationError: Repo id must be in the form
        ...", or tries to download it."""),
    how=_("""The files that the service loads at startup are parsed without running them. A path counts if it leads to
        the examined model folder and is written in a call that loads a model, or in a constant passed to it. The
        working folder is that of the running process or of the unit. Code that changes its working folder is not
        reported."""),
    advice=_("""Set WorkingDirectory={wanted} in the unit, or start the service in that folder. Or write the absolute
        path at {file}:{line}: {absolute}"""),
    remedy=_("""Start the service in the deployment's folder, with WorkingDirectory= in a systemd unit, or write the
        absolute path in the code."""),
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
    """The folder that relative paths are resolved against; None if it or its content is not known."""
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
