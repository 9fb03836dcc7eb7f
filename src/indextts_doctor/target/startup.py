"""Files of an environment that run at every start, and scripts that start an interpreter: read, never run."""

# Paths are texts here: pathlib would tidy away what is to be shown.
# ruff: noqa: PTH113, PTH118, PTH119, PTH120, PTH208

import os
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Optional

from indextts_doctor.facts import PthLine
from indextts_doctor.formats.reading import read_regular

MOST_FILES = 500
MOST_LINES = 100
MOST_BYTES = 64 * 2**10
LONGEST_LINE = 500
SYSTEM_FOLDERS = ("/bin", "/usr/bin", "/usr/local/bin")

_LONG_SHEBANG = re.compile(r"""'''exec' +(?:"([^"]+)"|(\S+)) """)


class Scripts(NamedTuple):
    """Whose interpreter the scripts in bin/ start."""

    own: int
    foreign: dict[str, str]


def pth_code(folders: Iterable[str]) -> tuple[PthLine, ...]:
    """The lines of .pth files that Python executes, i.e. those that begin with "import"."""
    found: list[PthLine] = []
    for folder in folders:
        for path in _files(folder, ".pth"):
            for number, line in enumerate(_text(path).splitlines(), 1):
                if line.startswith(("import ", "import\t")) and len(found) < MOST_LINES:
                    found.append(PthLine(path, number, line[:LONGEST_LINE]))
    return tuple(found)


def customize(folders: Iterable[str]) -> tuple[str, ...]:
    """The sitecustomize and usercustomize modules in ``folders``."""
    names = ("sitecustomize.py", "usercustomize.py", "sitecustomize/__init__.py", "usercustomize/__init__.py")
    paths = (os.path.join(folder, name) for folder in folders for name in names)
    return tuple(path for path in paths if os.path.isfile(path))


def scripts(folder: str) -> Scripts:
    """Sort the Python scripts of a bin folder by whether they start the interpreter beside them.

    Scripts that ask for the system's Python or for "env" belong to neither.
    """
    own, foreign = 0, {}
    here = os.path.realpath(folder)
    for path in _files(folder):
        interpreter = parse_shebang(_text(path, 4096).replace("\0", ""))  # no path can have that
        if interpreter is None:
            continue
        place = os.path.dirname(interpreter)
        if not place or os.path.realpath(place) == here:
            own += 1
        elif place not in SYSTEM_FOLDERS:
            foreign[os.path.basename(path)] = interpreter
    return Scripts(own, foreign)


def parse_shebang(text: str) -> Optional[str]:
    """The Python that a script starts; a bare name when it is found relative to the script; None: not Python.

    pip and uv write a shell script of two lines where the path is too long or has spaces.
    """
    lines = text.splitlines()[:2]
    if not lines or not lines[0].startswith("#!"):
        return None
    interpreter = lines[0][2:].strip()
    long = _LONG_SHEBANG.match(lines[1]) if len(lines) > 1 else None
    if interpreter.startswith("/bin/sh") and long:
        interpreter = long.group(1) or long.group(2)
        if "$" in interpreter:
            return "python"
    interpreter = interpreter.split(" -")[0]
    return interpreter if re.match(r"(python|pypy)[\d.]*$", os.path.basename(interpreter)) else None


def _files(folder: str, ending: str = "") -> Iterator[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    for name in [name for name in names if name.endswith(ending)][:MOST_FILES]:
        yield os.path.join(folder, name)


def _text(path: str, limit: int = MOST_BYTES) -> str:
    """The start of a regular file; "" for anything else."""
    try:
        return read_regular(path, limit).decode("utf-8", "replace")
    except OSError:
        return ""
