"""The names below a model folder: a bounded walk that opens nothing."""

import dataclasses
import os
import stat
from collections.abc import Iterator
from typing import Optional

MAX_ENTRIES = 20_000
MAX_DEPTH = 12
LEFTOVERS = (".incomplete", ".aria2", ".part", ".crdownload", ".partial", ".download")
# Folders that are no part of a model; an environment beside it has tens of thousands of files.
_SKIPPED = {
    ".git",
    ".venv",
    "venv",
    "env",
    ".tox",
    "node_modules",
    "__pycache__",
    "site-packages",
    ".mypy_cache",
    "__MACOSX",
    "lost+found",
}
# What desktops leave: the Finder's twin of every file on a foreign disk (it has the file's ending), and trash cans.
_FOREIGN = ("._", ".Trash")


@dataclasses.dataclass(frozen=True)
class Entry:
    """A file, or a link that leads nowhere. ``name`` is relative to the folder, with "/"."""

    name: str
    path: str
    size: int
    link: Optional[str] = None
    dangling: bool = False
    readable: bool = True  # its state is available


@dataclasses.dataclass
class Walk:
    """What was found. ``capped``: there is more than was looked at."""

    entries: list[Entry] = dataclasses.field(default_factory=list)
    closed: list[str] = dataclasses.field(default_factory=list)  # folders that could not be listed
    capped: bool = False

    def find(self, name: str) -> Optional[Entry]:
        """The file of that relative name."""
        return next((entry for entry in self.entries if entry.name == name), None)


def walk(folder: str) -> Walk:
    """The files below ``folder``, links to folders followed once each. Never raises."""
    found = Walk()
    seen: set[tuple[int, int]] = set()
    _is_new(folder, seen)
    todo = [(folder, "", 0)]
    while todo:
        path, name, depth = todo.pop()
        for entry in _listed(path, found):
            if entry.name.startswith(_FOREIGN):
                continue
            if len(found.entries) + len(seen) > MAX_ENTRIES:
                found.capped = True
                return found
            below = f"{name}{entry.name}"
            if not _is_folder(entry):
                found.entries.append(_entry(entry.path, below, link=_target(entry)))
            elif _wanted(entry, seen) and depth < MAX_DEPTH:
                todo.append((entry.path, f"{below}/", depth + 1))
    return found


def _listed(path: str, found: Walk) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(path) as entries:
            yield from entries
    except OSError:
        found.closed.append(path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _wanted(entry: os.DirEntry[str], seen: set[tuple[int, int]]) -> bool:
    if entry.name in _SKIPPED or os.path.lexists(f"{entry.path}{os.sep}pyvenv.cfg"):
        return False
    return _is_new(entry.path, seen)


def _is_new(folder: str, seen: set[tuple[int, int]]) -> bool:
    """Whether the folder, links followed, was not met before; from now on it was."""
    try:
        status = os.stat(folder)  # noqa: PTH116 - many of them, and a Path for each is slow
    except OSError:
        return False
    known = (status.st_dev, status.st_ino) in seen
    seen.add((status.st_dev, status.st_ino))
    return not known


def entry_at(folder: str, name: str) -> Optional[Entry]:
    """The file of that relative name, or None; also used for files beyond a walk that was cut short."""
    path = os.path.join(folder, name)  # noqa: PTH118
    if not os.path.lexists(path) or os.path.isdir(path):  # noqa: PTH112
        return None
    try:
        return _entry(path, name, link=os.readlink(path) if os.path.islink(path) else None)  # noqa: PTH114, PTH115
    except OSError:
        return None


def _entry(path: str, name: str, *, link: Optional[str]) -> Entry:
    try:
        status = os.stat(path)  # noqa: PTH116
    except PermissionError:
        return Entry(name, path, 0, link, readable=False)
    except OSError:
        return Entry(name, path, 0, link, dangling=link is not None)
    if not stat.S_ISREG(status.st_mode):
        return Entry(name, path, 0, link, readable=False)  # a socket or a device: not opened
    return Entry(name, path, status.st_size, link)


def _target(entry: os.DirEntry[str]) -> Optional[str]:
    try:
        return os.readlink(entry.path) if entry.is_symlink() else None  # noqa: PTH115
    except OSError:
        return None


def is_leftover(name: str) -> bool:
    """Whether a file is what a broken download leaves behind."""
    return name.endswith(LEFTOVERS)
