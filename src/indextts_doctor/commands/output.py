"""Where a report goes, and in which form."""

from __future__ import annotations

import dataclasses
import importlib
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from indextts_doctor.commands.flags import FORMATS
from indextts_doctor.commands.terminal import color_wanted, width
from indextts_doctor.config.configuration import expanded
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.language import choose, one_of

if TYPE_CHECKING:
    from indextts_doctor.redact import Redactor
    from indextts_doctor.report import Report


@dataclasses.dataclass(frozen=True)
class Output:
    """How the user wants the report."""

    format: str
    lang: str
    path: Optional[Path]
    verbosity: int  # -1 summary only, 0, 1 every check

    @classmethod
    def of(cls, chosen: Mapping[str, Any]) -> Output:
        """Return what the options say. Raises UserError before anything is examined."""
        path = expanded(Path(chosen["output"])) if chosen["output"] else None
        if path is not None:
            check_writable(path)
        verbose = chosen["verbose"]
        return cls(
            format=one_of("--format", chosen["report_format"] or "text", FORMATS),
            lang=choose(chosen["lang"], os.environ),
            path=path,
            verbosity=0 if verbose is None else 1 if verbose else -1,
        )

    def write(self, report: Report, redact: Redactor, echo: Callable[[str], None]) -> None:
        """Write the report where it is wanted, after one more look for secrets. Raises UserError when it cannot be."""
        text = without_secrets(self.render(report), redact)
        if self.path is None:
            echo(text)
            return
        try:
            _write(self.path, text)
        except OSError as error:
            echo(text)  # nothing is lost
            raise UserError(
                f"--output {self.path}: {error.strerror or error}; the report stands above"
            ) from None

    def prepare(self) -> None:
        """Load what renders the report."""
        importlib.import_module(
            f"indextts_doctor.report.{'text' if self.format == 'text' else 'json_report'}"
        )

    def render(self, report: Report) -> str:
        """Return the report in its format."""
        if self.format == "json":
            from indextts_doctor.report import json_report

            return json_report.render(report, self.lang) + "\n"
        from indextts_doctor.report import text as as_text

        color = self.path is None and color_wanted(sys.stdout, os.environ)
        return as_text.render(
            report, self.lang, color=color, width=width(os.environ), verbosity=self.verbosity
        )


def without_secrets(text: str, redact: Redactor) -> str:
    """Return what is about to be shown, after one more look."""
    return redact.text(text) if redact.scan(text) else text


def cleaned(text: str) -> str:
    """Return a text for this machine's terminal or a pipe, without its secrets."""
    from indextts_doctor.redact.machine import redactor

    return without_secrets(text, redactor())


def _write(path: Path, text: str) -> None:
    """Write the file. A pipe that nobody reads is an OSError, and not waited for."""

    def opener(name: str, flags: int) -> int:
        descriptor = os.open(name, flags | getattr(os, "O_NONBLOCK", 0), 0o666)
        if hasattr(os, "set_blocking"):
            os.set_blocking(descriptor, True)
        return descriptor

    with open(path, "w", encoding="utf-8", opener=opener) as file:
        file.write(text)


def check_writable(path: Path) -> None:
    """Raise UserError unless the path can be that of a new file."""
    if os.path.isdir(path):  # noqa: PTH112 - False where a Path raises
        raise UserError(f"--output {path}: is a folder; name a file in it")
    folder = path.parent
    if not os.path.isdir(folder):  # noqa: PTH112
        raise UserError(f"--output {path}: the folder {folder} does not exist, or may not be entered")
