"""Where a report goes, and in which form."""

from __future__ import annotations

import dataclasses
import os
import sys
from pathlib import Path
from typing import Optional

from indextts_doctor.commands.options import OutputOptions
from indextts_doctor.commands.terminal import color_wanted, show, symbols_shown, width
from indextts_doctor.config.configuration import expanded
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.language import choose
from indextts_doctor.i18n.text import _
from indextts_doctor.report import formats
from indextts_doctor.report.formats import Format
from indextts_doctor.report.renderer import Renderer, View

UNWRITTEN = _("--output {path}: {why}; the report was printed instead")
IS_FOLDER = _("{option} {path}: is a folder; name a file in it")
NO_FOLDER = _("{option} {path}: the folder {folder} does not exist or cannot be entered")


@dataclasses.dataclass(frozen=True)
class Output:
    """How the user wants what a command has to say."""

    format: Format
    lang: str
    path: Optional[Path] = None
    verbosity: int = 0  # -1 summary only, 0, 1 every check

    @classmethod
    def of(cls, options: OutputOptions, path: Optional[Path] = None) -> Output:
        """Return what the options say. Raises UserError before anything is examined."""
        if path is not None:
            path = expanded(path)
            check_writable(path)
        return cls(
            format=formats.chosen(options.format),
            lang=choose(options.lang, os.environ),
            path=path,
            verbosity=0 if options.verbose is None else 1 if options.verbose else -1,
        )

    @property
    def renderer(self) -> Renderer:
        """What renders the format, imported when it is asked for."""
        return formats.renderer(self.format)

    @property
    def view(self) -> View:
        """For whom it renders."""
        color = self.path is None and color_wanted(sys.stdout, os.environ)
        symbols = self.path is not None or symbols_shown(getattr(sys.stdout, "encoding", None))
        return View(self.lang, color, width(os.environ), self.verbosity, symbols)

    def write(self, text: str) -> None:
        """Write a report where it is wanted. Raises UserError when it cannot be written."""
        if self.path is None:
            show(text)
            return
        try:
            _write(self.path, text)
        except OSError as error:
            show(text)  # nothing is lost
            raise UserError(UNWRITTEN.filled(path=self.path, why=error.strerror or error)) from None


def cleaned(text: str) -> str:
    """Return what is about to be shown, after one more look for secrets."""
    from indextts_doctor.redact.machine import redactor

    redact = redactor()
    return redact.text(text) if redact.scan(text) else text


def _write(path: Path, text: str) -> None:
    """Write the file. A pipe that nobody reads is an OSError, and not waited for."""

    def opener(name: str, flags: int) -> int:
        descriptor = os.open(name, flags | getattr(os, "O_NONBLOCK", 0), 0o666)
        if hasattr(os, "set_blocking"):
            os.set_blocking(descriptor, True)
        return descriptor

    with open(path, "w", encoding="utf-8", opener=opener) as file:
        file.write(text)


def check_writable(path: Path, option: str = "--output") -> None:
    """Raise UserError unless the path can be that of a new file."""
    if os.path.isdir(path):  # noqa: PTH112 - False where a Path raises
        raise UserError(IS_FOLDER.filled(option=option, path=path))
    folder = path.parent
    if not os.path.isdir(folder):  # noqa: PTH112
        raise UserError(NO_FOLDER.filled(option=option, path=path, folder=folder))
