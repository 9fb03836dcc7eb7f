"""The state of one path at the time of the plan: compared again before a step is applied."""

import hashlib
import os
import stat
from collections.abc import Callable
from typing import Literal

from indextts_doctor.facts import Record

HASHED = 16 * 2**20  # bytes: larger files are compared by size and time


StateKind = Literal["file", "folder", "link", "other", "absent", "packages"]


class State(Record, frozen=True):
    """One path. Of a folder of ``packages`` only names and times of their RECORDs count."""

    path: str
    kind: StateKind
    size: int = 0
    modified: int = 0  # ns
    mode: int = 0
    uid: int = 0
    gid: int = 0
    target: str = ""  # of a link
    sha256: str = ""  # of a file that is not too large


def look(path: str) -> State:
    """The state of a path; a link is not followed. Raises OSError when it cannot be read."""
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return State(path, "absent")
    kind = _kind(status.st_mode)
    return State(
        path,
        kind,
        status.st_size if kind == "file" else 0,
        status.st_mtime_ns if kind in ("file", "link") else 0,
        stat.S_IMODE(status.st_mode),
        status.st_uid,
        status.st_gid,
        os.readlink(path) if kind == "link" else "",
        digest(path) if kind == "file" and status.st_size <= HASHED else "",
    )


def _kind(mode: int) -> StateKind:
    kinds: tuple[tuple[Callable[[int], bool], StateKind], ...] = (
        (stat.S_ISREG, "file"),
        (stat.S_ISDIR, "folder"),
        (stat.S_ISLNK, "link"),
    )
    return next((name for test, name in kinds if test(mode)), "other")


def digest(path: str) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    found = hashlib.sha256()
    with open(path, "rb", buffering=0) as file:
        while block := file.read(1 << 20):
            found.update(block)
    return found.hexdigest()


def look_packages(path: str) -> State:
    """The state of the packages in a folder: a hash of the names and times of their RECORD files."""
    found = hashlib.sha256()
    for name in sorted(os.listdir(path)) if os.path.isdir(path) else ():
        if name.endswith((".dist-info", ".egg-info")):
            record = os.path.join(path, name, "RECORD")
            modified = os.lstat(record).st_mtime_ns if os.path.lexists(record) else 0
            found.update(f"{name} {modified}\n".encode("utf-8", "surrogateescape"))
    return State(path, "packages", sha256=found.hexdigest())


def changed(before: State) -> bool:
    """Whether the path has changed since."""
    now = look_packages(before.path) if before.kind == "packages" else look(before.path)
    return now != before
