"""What is known of the terminal."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from typing import IO


def color_wanted(stream: IO[str], environ: Mapping[str, str]) -> bool:
    """Whether to colour: on a terminal only, and never with NO_COLOR (https://no-color.org) or TERM=dumb."""
    if environ.get("NO_COLOR") or environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def width(environ: Mapping[str, str]) -> int:
    """Return the number of columns: COLUMNS, else the terminal's, at most 100; 80 where there is none."""
    columns = environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns) > 0:
        return int(columns)
    return min(shutil.get_terminal_size((80, 24)).columns, 100)
