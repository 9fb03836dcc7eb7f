"""What ``undo``, ``history`` and ``history prune`` share: the folder whose runs they are about, and its lock."""

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Optional

from indextts_doctor.commands.options import RunsOptions
from indextts_doctor.commands.output import cleaned
from indextts_doctor.config.configuration import expanded
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import _
from indextts_doctor.redact.untrusted import printable
from indextts_doctor.repair.errors import Refused
from indextts_doctor.repair.journal import folders, runs
from indextts_doctor.report.history import NO_FOLDER

_RUN = re.compile(r"\d{8}-\d{6}.*")
TWICE = _("{one} and --directory {other}: name one folder only")
NEITHER = _("{word}: no such run or folder")


def placed(word: Optional[Path], option: Optional[Path]) -> Path:
    """The folder that an argument or --directory names; this folder by default. Raises UserError for both."""
    if word is not None and option is not None and word != option:
        raise UserError(TWICE.filled(one=word, other=option))
    return word or option or Path()


def run_and_folder(word: Optional[str], option: Optional[Path]) -> tuple[Optional[str], Path]:
    """A run and a folder from the argument of ``undo``, which may be either. Raises UserError.

    A run is known by its form, or by being one of the folder; all else is a folder.
    """
    if word is None:
        return None, placed(None, option)
    folder = expanded(option or Path())
    known = {one.name for one in runs.folders(folder)} if folder.is_dir() else set()
    if _RUN.fullmatch(word) or word in known:
        return word, placed(None, option)
    if not os.path.isdir(expanded(Path(word))):  # noqa: PTH112 - False where a Path raises
        raise UserError(NEITHER.filled(word=word))
    return None, placed(Path(word), option)


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
