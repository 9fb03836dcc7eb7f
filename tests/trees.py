"""Trees of files: copied by hard links, compared, removed."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path


def link(source: Path, target: Path) -> None:
    """Copy a tree with hard links; symbolic links, and files on another file system, are copied."""

    def one(path: str, goal: str) -> None:
        try:
            os.link(path, goal, follow_symlinks=False)
        except OSError:
            shutil.copy2(path, goal, follow_symlinks=False)

    shutil.copytree(source, target, symlinks=True, copy_function=one)


def manifest(folder: Path) -> dict[str, list[int]]:
    """Return size, time and mode of every file below ``folder``."""
    found = {}
    for entry in walk(folder):
        status = entry.stat(follow_symlinks=False)
        if not entry.is_dir(follow_symlinks=False):
            path = os.path.relpath(entry.path, folder)
            found[path] = [status.st_size, status.st_mtime_ns, status.st_mode]
    return found


def walk(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield every entry below ``folder``; links are not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            yield entry
            if entry.is_dir(follow_symlinks=False):
                yield from walk(Path(entry.path))


def links(folder: Path) -> dict[str, tuple]:
    """Return what tells a tree from others that share its files: which file lies where, and how its folders are."""
    prefix = len(str(folder)) + 1
    found = {"": _link(str(folder), folder.lstat())}
    for entry in walk(folder):
        found[entry.path[prefix:]] = _link(entry.path, entry.stat(follow_symlinks=False))
    return found


def _link(path: str, status: os.stat_result) -> tuple:
    if stat.S_ISLNK(status.st_mode):
        return (os.readlink(path),)  # noqa: PTH115 - one of 40,000
    if stat.S_ISDIR(status.st_mode):
        return (status.st_mode, status.st_uid, status.st_gid, status.st_mtime_ns)
    return (status.st_dev, status.st_ino)


def remove(place: Path) -> None:
    """Remove a copy, also one whose folders a fault has closed."""
    for path, folders, _ in os.walk(place):
        for name in folders:
            folder = Path(path, name)
            if not folder.is_symlink() and not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
                folder.chmod(0o755)  # before the walk goes down into it
    shutil.rmtree(place)


def digest(folder: Path, *, shared: bool = True) -> dict[str, str]:
    """Return for every path below ``folder`` its mode, owner, time and contents, and the same of the folder.

    Without ``shared`` the contents of files that are hard links are left out: nine tenths of the time.
    """
    found = {".": _digest_one(str(folder), folder.lstat(), shared)}
    prefix = len(str(folder)) + 1
    for entry in walk(folder):
        found[entry.path[prefix:]] = _digest_one(entry.path, entry.stat(follow_symlinks=False), shared)
    return found


def _digest_one(path: str, status: os.stat_result, shared: bool) -> str:
    # How large a folder is depends on the file system, and on what was once in it.
    size = "" if stat.S_ISDIR(status.st_mode) else f" {status.st_size}"
    said = f"{status.st_mode:o} {status.st_uid}:{status.st_gid} {status.st_mtime_ns}{size}"
    if stat.S_ISLNK(status.st_mode):
        return f"{said} -> {Path(path).readlink()}"
    if not stat.S_ISREG(status.st_mode) or status.st_size == 0 or (status.st_nlink > 1 and not shared):
        return said
    contents = hashlib.sha1(usedforsecurity=False)  # the fastest one here
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - one of 40,000
        while block := file.read(1 << 20):
            contents.update(block)
    return f"{said} {contents.hexdigest()}"
