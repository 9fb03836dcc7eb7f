"""What is known of the terminal."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from typing import IO, NoReturn, Optional

from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import _


def color_wanted(stream: Optional[IO[str]], environ: Mapping[str, str]) -> bool:
    """Whether to colour: on a terminal only, and never with NO_COLOR (https://no-color.org) or TERM=dumb."""
    if environ.get("NO_COLOR") or environ.get("TERM") == "dumb":
        return False
    return stream is not None and stream.isatty()


def width(environ: Mapping[str, str]) -> int:
    """Return the number of columns: COLUMNS, else the terminal's, at most 100; 80 where there is none."""
    columns = environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns) > 0:
        return min(int(columns), 100)
    return min(shutil.get_terminal_size((80, 24)).columns, 100)


# What stands for a symbol that a terminal's encoding lacks; a waveform is left out.
STAND_INS = {"✗": "x", "✓": "+", "–": "-", "·": "-", "…": "...", "→": "->", "♪": "*", **dict.fromkeys("▁▂▃▄▅▆▇█", "")}


def symbols_shown(encoding: Optional[str]) -> bool:
    """Whether an encoding has the symbols of a report: ASCII has none, and GBK some."""
    return all(_encodable(symbol, encoding or "ascii") for symbol in "✗✓–·")


def encoded(text: str, encoding: str) -> str:
    """``text`` as an encoding can show it: a stand-in, or a question mark, for what it lacks."""
    for symbol, stand_in in STAND_INS.items():
        if symbol in text and not _encodable(symbol, encoding):
            text = text.replace(symbol, stand_in)
    return text.encode(encoding, "replace").decode(encoding)


def _encodable(symbol: str, encoding: str) -> bool:
    try:
        symbol.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def show(text: str) -> None:
    """Print; where the terminal cannot show a character, a stand-in or a question mark replaces it.

    Raises UserError when standard output is closed or full, BrokenPipeError when nobody reads it any more.
    """
    if sys.stdout is None:
        raise UserError(_("standard output is closed; --output FILE writes the report to a file"))
    encoding = sys.stdout.encoding or "ascii"
    try:
        sys.stdout.write(encoded(text, encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        refuse(error)


def steadfast(echo: Callable[[str], None]) -> Callable[[str], None]:
    """Return an echo for work that goes on to its end when nobody reads of it any more."""

    def told(text: str) -> None:
        try:
            echo(text)
        except (OSError, UserError):  # also BrokenPipeError
            if sys.stdout is not None:
                silence_stdout()

    return told


def confirmed(question: str) -> bool:
    """Ask a person at the terminal. Raises KeyboardInterrupt where the answer is Ctrl-C, or the end of the input."""
    import typer

    try:
        return typer.confirm(question, err=True)
    except typer.Abort:
        raise KeyboardInterrupt from None


def refuse(error: OSError) -> NoReturn:
    """Raise the UserError that says why standard output cannot be written."""
    silence_stdout()
    raise UserError(_("standard output: {why}").filled(why=error.strerror or error)) from None


def silence_stdout() -> None:
    """Let what is still buffered go nowhere: Python writes it once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
