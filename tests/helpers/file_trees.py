"""Trees of files: copied by hard links, compared, removed."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Optional, TypeVar, Union

T = TypeVar("T")
# Where a link goes; mode, owner, group and time of a folder; device and inode of a file.
Link = tuple[Union[int, str], ...]
Known = dict[tuple[int, int], str]  # device and inode of a file that nobody removes -> digest of its contents


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


def links(folder: Path) -> dict[str, Link]:
    """Return what tells a tree from others that share its files: which file lies where, and how its folders are."""
    prefix = len(str(folder)) + 1
    found = {"": _link(str(folder), folder.lstat())}
    for entry in walk(folder):
        found[entry.path[prefix:]] = _link(entry.path, entry.stat(follow_symlinks=False))
    return found


def _link(path: str, status: os.stat_result) -> Link:
    if stat.S_ISLNK(status.st_mode):
        return (os.readlink(path),)  # noqa: PTH115 - one of 40,000
    if stat.S_ISDIR(status.st_mode):
        return (status.st_mode, status.st_uid, status.st_gid, status.st_mtime_ns)
    return (status.st_dev, status.st_ino)


def different(one: dict[str, T], other: dict[str, T]) -> set[str]:
    """Return the paths that are not in both trees, or not the same there."""
    return {path for path in {*one, *other} if one.get(path) != other.get(path)}


def mend(copied: Path, source: Path, different: Iterable[str]) -> None:
    """Link these paths of a copy, which may be gone, others or too many, to those of ``source`` again."""
    folders = {"", *(path.rpartition("/")[0] for path in different), *different}
    for path in sorted(different, reverse=True):  # what lies in a folder before the folder
        goal, wanted = Path(copied, path), _is_folder(Path(source, path))
        if os.path.lexists(goal) and not (wanted and _is_folder(goal)):
            remove(goal) if _is_folder(goal) else goal.unlink()
    for path in sorted(different):
        one, goal = Path(source, path), Path(copied, path)
        if _is_folder(one):
            goal.mkdir(exist_ok=True)
        elif os.path.lexists(one):
            os.link(one, goal, follow_symlinks=False)
    for path in sorted(folders, reverse=True):
        if _is_folder(Path(source, path)):
            status = Path(source, path).stat()
            os.chown(Path(copied, path), status.st_uid, status.st_gid)
            shutil.copystat(Path(source, path), Path(copied, path))


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def remove(place: Path) -> None:
    """Remove a copy, also one whose folders a fault has closed."""
    for path, folders, _ in os.walk(place):
        for name in folders:
            folder = Path(path, name)
            if not folder.is_symlink() and not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
                folder.chmod(0o755)  # before the walk goes down into it
    shutil.rmtree(place)


def digest(folder: Path, *, shared: bool = True, known: Optional[Known] = None) -> dict[str, str]:
    """Return for every path below ``folder`` its mode, owner, time and contents, and the same of the folder.

    Without ``shared`` the contents of files that are hard links are left out: nine tenths of the time. The contents
    of files that are ``known`` are not read again: who gives those looks at ``contents`` again in the end.
    """
    found = {".": _digest_one(str(folder), folder.lstat(), shared, known or {})}
    prefix = len(str(folder)) + 1
    for entry in walk(folder):
        status = entry.stat(follow_symlinks=False)
        found[entry.path[prefix:]] = _digest_one(entry.path, status, shared, known or {})
    return found


def contents(folder: Path) -> Known:
    """Return the digest of every file below ``folder``, by its place on the disk."""
    return {
        (status.st_dev, status.st_ino): _sha1(entry.path)
        for entry in walk(folder)
        if stat.S_ISREG((status := entry.stat(follow_symlinks=False)).st_mode)
    }


def _digest_one(path: str, status: os.stat_result, shared: bool, known: Known) -> str:
    # How large a folder is depends on the file system, and on what was once in it.
    size = "" if stat.S_ISDIR(status.st_mode) else f" {status.st_size}"
    said = f"{status.st_mode:o} {status.st_uid}:{status.st_gid} {status.st_mtime_ns}{size}"
    if stat.S_ISLNK(status.st_mode):
        return f"{said} -> {Path(path).readlink()}"
    if not stat.S_ISREG(status.st_mode) or status.st_size == 0 or (status.st_nlink > 1 and not shared):
        return said
    return f"{said} {known.get((status.st_dev, status.st_ino)) or _sha1(path)}"


def _sha1(path: str) -> str:
    """Digest what is written of a file, and where: the holes of a sparse one of 100 GB are not read."""
    read = hashlib.sha1(usedforsecurity=False)  # the fastest one here
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - one of 40,000
        for start, end in _written(file.fileno()):
            read.update(f"{start} ".encode() if start else b"")
            file.seek(start)
            while file.tell() < end and (block := file.read(min(1 << 20, end - file.tell()))):
                read.update(block)
    return read.hexdigest()


def _written(descriptor: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where something is written."""
    size, end = os.fstat(descriptor).st_size, 0
    while end < size:
        try:
            start = os.lseek(descriptor, end, os.SEEK_DATA)
        except OSError:  # nothing but a hole follows
            return
        end = os.lseek(descriptor, start, os.SEEK_HOLE)
        yield start, end
