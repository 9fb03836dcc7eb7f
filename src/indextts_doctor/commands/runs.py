"""What ``undo``, ``history`` and ``history prune`` share: the folder whose runs they are about, and its lock."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from indextts_doctor.commands.options import RunsOptions
from indextts_doctor.commands.output import cleaned
from indextts_doctor.config.configuration import expanded
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.redact.untrusted import printable
from indextts_doctor.repair.errors import Refused
from indextts_doctor.repair.journal import folders, runs
from indextts_doctor.report.history import NO_FOLDER


def directory_of(options: RunsOptions) -> Path:
    """Return the deployment's folder, whole. Raises UserError when there is none."""
    path = expanded(options.directory)
    if not path.is_dir():
        raise UserError(NO_FOLDER.filled(directory=options.directory))
    return path.absolute()


@contextlib.contextmanager
def locked(directory: Path) -> Iterator[int]:
    """Hold the lock of a deployment's folder; yield its file descriptor. Raises UserError."""
    try:
        with runs.locked(str(directory)) as descriptor:
            yield descriptor
    except Refused as error:
        raise UserError(error.text) from None


def printed(text: str) -> str:
    """Return a text with names as a person knows them, for a terminal."""
    return cleaned(printable(folders.called(text)))
