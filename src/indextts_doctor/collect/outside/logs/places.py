"""Which files are the deployment's logs: given by the user, used by the service and its settings, or in its folder."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Optional

from indextts_doctor.facts import LogOrigin, Service
from indextts_doctor.formats import gunicornfile, unitfile
from indextts_doctor.target import procfiles
from indextts_doctor.target.context import Context
from indextts_doctor.target.service import link
from indextts_doctor.target.settingsfiles import units

MOST_OF_FOLDER = 5  # the newest
MOST = 20
STANDARD_INPUT = "-"
_PATTERNS = ("*.log", "nohup.out", "log/*.log", "logs/*.log")
_OUTPUT = re.compile(r"(?:append|file|truncate):(/.+)")
_CONFIG_BYTES = 256 * 1024


class Place(NamedTuple):
    """A log, and why it is one."""

    path: str
    origin: LogOrigin


def places(context: Context, root: Path) -> list[Place]:
    """Where the logs are, each file once; configured ones come before those found in the folder."""
    named = [Place(path, context.logs_from) for path in context.logs]
    found = [*named, *_of_service(context.service, root), *_of_units(context, root), *_of_folder(context)]
    seen: dict[object, Place] = {}
    for place in found:
        seen.setdefault(_identity(place.path), place)
    return list(seen.values())[:MOST]


def journals(context: Context, root: Path) -> tuple[str, ...]:
    """The deployment's units that write to the journal, as they do by default."""
    found = units(root, os.path.realpath(context.target.directory))
    return tuple(path.name for path, texts in found if not any(_outputs("\n".join(texts))))


def _outputs(unit: str) -> Iterator[str]:
    """Yield the files to which a unit writes what the service prints."""
    for setting in ("StandardOutput", "StandardError"):
        for value in unitfile.values(unit, setting):
            match = _OUTPUT.fullmatch(value)
            if match and "%" not in match[1]:
                yield match[1]


def _identity(path: str) -> object:
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return path
    return (status.st_dev, status.st_ino)


def _of_service(service: Optional[Service], root: Path) -> Iterator[Place]:
    """Yield the files to which the running service writes: its outputs, and those in its settings."""
    if service is None:
        return
    for number in ("1", "2"):
        path = link(root, f"{service.pid}/fd", number)
        if path and os.path.isfile(path):  # noqa: PTH113 - a closed one is no error
            yield Place(path, "service")
    yield from _of_gunicorn(service.command, service.directory or "/")


def _of_units(context: Context, root: Path) -> Iterator[Place]:
    for _, texts in units(root, os.path.realpath(context.target.directory)):
        text = "\n".join(texts)
        yield from (Place(path, "unit") for path in _outputs(text))
        folders = unitfile.values(text, "WorkingDirectory") or [context.target.directory]
        yield from _of_gunicorn(unitfile.values(text, "ExecStart"), folders[-1])


def _of_gunicorn(words: Sequence[str], folder: str) -> Iterator[Place]:
    for path in gunicornfile.logs_of_command(words):
        yield from _written(path, folder)
    config = gunicornfile.config_of_command(words)
    if config:
        yield from _of_config(Path(folder) / config, folder)


def _of_config(config: Path, folder: str) -> Iterator[Place]:
    path = gunicornfile.log_of_config(procfiles.text(config, _CONFIG_BYTES) or "")
    if path:
        yield from _written(path, folder)


def _written(path: str, folder: str) -> Iterator[Place]:
    """Yield the file of a setting; "-" is standard error, and one that is not there has not been written yet."""
    whole = str(Path(folder) / path)
    if path != "-" and os.path.lexists(whole):
        yield Place(whole, "gunicorn")


def _of_folder(context: Context) -> Iterator[Place]:
    folder = Path(context.target.directory)
    yield from _of_config(folder / "gunicorn.conf.py", str(folder))
    lying = {str(path) for pattern in _PATTERNS for path in folder.glob(pattern) if os.path.isfile(path)}  # noqa: PTH113
    newest = sorted(lying, key=lambda path: (-_modified(path), path))
    yield from (Place(path, "folder") for path in newest[:MOST_OF_FOLDER])


def _modified(path: str) -> float:
    try:
        return Path(path).stat().st_mtime
    except OSError:
        return 0.0
