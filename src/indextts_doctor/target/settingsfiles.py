"""The files in which the deployment keeps its settings: .env, units of systemd, the doctor's own."""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Optional

from indextts_doctor.facts import Unit
from indextts_doctor.formats import envfile, unitfile
from indextts_doctor.formats.reading import read_regular
from indextts_doctor.target.variables import relevant

SYSTEM = Path("/")
UNITS = "etc/systemd/system"
DROP_IN = "indextts-doctor.conf"
_MOST = 2**20  # bytes of a file
_PORT = re.compile(r"(\w+_)?PORT")


def declared(directory: Path, root: Path = SYSTEM) -> dict[str, str]:
    """The variables that the files set for the next start of the service; what refers to others is left out."""
    found = dict(envfile.variables(content(directory / ".env") or ""))
    units = tuple(owned(root, os.path.realpath(directory)))
    if len(units) == 1:
        found.update(units[0].variables)
    return {name: value for name, value in found.items() if "$" not in value}


def telling(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables that matter, and ports."""
    ports = {name: value for name, value in variables.items() if _PORT.fullmatch(name) and value.isdecimal()}
    return {**relevant(variables), **ports}


def content(path: Path) -> Optional[str]:
    """The content of a regular file; None for anything else, links included: they are not written to."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        return read_regular(path, _MOST).decode("utf-8", "replace")
    except OSError:
        return None


def owned(root: Path, folder: str) -> Iterator[Unit]:
    """Yield the services of systemd that belong to the folder."""
    for path, texts in units(root, folder):
        found: dict[str, str] = {}
        for text in texts:
            found.update(unitfile.variables(text))
        yield Unit(path.name, str(path.parent / f"{path.name}.d" / DROP_IN), telling(found))


def units(root: Path, folder: str) -> Iterator[tuple[Path, list[str]]]:
    """Yield the services whose working folder, or program, is in the folder: their files and drop-ins' contents."""
    place = root / UNITS
    for path in sorted(place.glob("*.service")):
        unit = content(path)
        if unit is None or not _serves(unit, folder):
            continue
        drop_ins = sorted((place / f"{path.name}.d").glob("*.conf"))
        yield path, [unit, *(text for text in map(content, drop_ins) if text is not None)]


def _serves(unit: str, folder: str) -> bool:
    places = [*unitfile.values(unit, "WorkingDirectory"), *unitfile.values(unit, "ExecStart")]
    paths = (_entered(place.lstrip("-@:+!")) for place in places if "/" in place and "\0" not in place)
    return folder != "/" and any(path == folder or path.startswith(f"{folder}/") for path in paths)


def _entered(path: str) -> str:
    """The path with the links on its way followed, but not the last: the interpreter of an environment is one."""
    parent, _, name = os.path.normpath(path).rpartition("/")
    return f"{os.path.realpath(parent or '/').rstrip('/')}/{name}"
