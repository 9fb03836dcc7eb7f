"""Snapshots of a tree of files: taken with hard links, compared, and put back.

An installer replaces files and never writes into one, so a hard link keeps the old contents, owner, mode and times.
Where the file system cannot link, a file is copied.
"""

import contextlib
import os
import shutil
import stat
from collections.abc import Iterator
from typing import Optional, Union

from indextts_doctor.i18n.text import _
from indextts_doctor.repair.errors import StepFailed

# mode, size, time of modification in ns, uid, gid, target of a link
Entry = tuple[int, int, int, int, int, str]
Manifest = dict[str, Entry]  # relative path -> what is there; "." is the root
Changes = dict[str, Union[Entry, None]]  # what differs from a snapshot; None: it is not there any more

OWN = ".indextts-doctor"  # what the doctor keeps; never part of a snapshot
HALF = ".indextts-doctor-half"  # ends the name of a file that is about to take its place


def entry(path: str, status: Optional[os.stat_result] = None) -> Entry:
    """What is at a path; a link is not followed. Raises OSError."""
    status = status or os.lstat(path)
    target = os.readlink(path) if stat.S_ISLNK(status.st_mode) else ""
    return (status.st_mode, status.st_size, status.st_mtime_ns, status.st_uid, status.st_gid, target)


def present(path: str) -> Optional[Entry]:
    """What is at a path, or None."""
    try:
        return entry(path)
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        return None


def take(root: str, place: str) -> Manifest:
    """Copy the tree at ``root`` into the new folder ``place``, by hard links, and return what is in it."""
    manifest: Manifest = {".": entry(root)}
    _take(root, place, "", manifest)
    return manifest


def _take(source: str, place: str, prefix: str, manifest: Manifest) -> None:
    os.mkdir(place)
    with os.scandir(source) as found:
        for one in found:
            if one.name.startswith(OWN):
                continue
            status = one.stat(follow_symlinks=False)
            manifest[prefix + one.name] = entry(one.path, status)
            if stat.S_ISDIR(status.st_mode):
                _take(one.path, f"{place}/{one.name}", f"{prefix}{one.name}/", manifest)
            else:
                copy(one.path, f"{place}/{one.name}")
    dress(place, entry(source))


def copy(source: str, goal: str) -> None:
    """Make ``goal`` the same file as ``source``; a copy with owner, mode and times where it cannot be a hard link."""
    try:
        os.link(source, goal, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, goal, follow_symlinks=False)
        status = os.lstat(source)
        os.chown(goal, status.st_uid, status.st_gid, follow_symlinks=False)
        if not stat.S_ISLNK(status.st_mode):
            os.chmod(goal, stat.S_IMODE(status.st_mode))  # chown takes the set-user bits


def put(source: str, goal: str) -> None:
    """Make ``goal`` the same file as ``source``, atomically."""
    half = goal + HALF
    with contextlib.suppress(FileNotFoundError):
        os.unlink(half)
    copy(source, half)
    os.replace(half, goal)


def dress(folder: str, wanted: Entry) -> None:
    """Give a folder the owner, mode and time that it should have."""
    mode, _, modified, uid, gid, _ = wanted
    now = os.lstat(folder)
    if (now.st_uid, now.st_gid) != (uid, gid):
        os.chown(folder, uid, gid, follow_symlinks=False)
    if now.st_mode != mode:
        os.chmod(folder, stat.S_IMODE(mode))
    if now.st_mtime_ns != modified:
        os.utime(folder, ns=(now.st_atime_ns, modified))


def verify(root: str, place: str, manifest: Manifest) -> None:
    """Raise StepFailed unless a snapshot is still what it was, where it is needed."""
    for path, wanted in manifest.items():
        found = present(f"{place}/{path}")
        if found is None or not (
            _contents(found) == _contents(wanted) or same_file(f"{root}/{path}", f"{place}/{path}")
        ):
            raise StepFailed(_("the backup of {path} in {place} was changed").filled(path=path, place=place))


def same_file(one: str, other: str) -> bool:
    """Whether two names are of the very same file: there is nothing to put back."""
    with contextlib.suppress(OSError):
        return os.path.samestat(os.lstat(one), os.lstat(other))
    return False


def written(root: str, place: str, manifest: Manifest) -> list[str]:
    """The files whose contents were changed in place since, which changed the backup too."""
    return [
        path
        for path, wanted in manifest.items()
        if not stat.S_ISDIR(wanted[0])
        and same_file(f"{root}/{path}", f"{place}/{path}")
        and _contents(entry(f"{place}/{path}")) != _contents(wanted)
    ]


def listing(root: str) -> Manifest:
    """What is in a tree."""
    return {path: entry(f"{root}/{path}", status) for path, status in walk(root)}


def added(root: str, ours: Changes) -> list[str]:
    """The paths of a tree made by the run that are not in ``ours``: others have added or changed them."""
    return sorted(path for path, found in listing(root).items() if not _is_ours(path, found, ours))


def _contents(one: Entry) -> tuple[object, ...]:
    """The part of an entry that identifies the contents; a hard link shares mode and owner with the deployment's file."""
    mode, size, modified, _, _, target = one
    return (stat.S_IFMT(mode),) if stat.S_ISDIR(mode) else (stat.S_IFMT(mode), size, modified, target)


def walk(root: str, prefix: str = "") -> Iterator[tuple[str, os.stat_result]]:
    """Yield every path below ``root``, relative to it, children before their folder; nothing where it is gone."""
    if not prefix and not os.path.isdir(root):
        return
    with os.scandir(f"{root}/{prefix}") as found:
        for one in found:
            if prefix or not one.name.startswith(OWN) or one.name.endswith(HALF):
                status = one.stat(follow_symlinks=False)
                if stat.S_ISDIR(status.st_mode):
                    yield from walk(root, f"{prefix}{one.name}/")
                yield prefix + one.name, status


def changes(root: str, place: str, manifest: Manifest) -> Changes:
    """What is otherwise at ``root`` than in its snapshot."""
    found: Changes = {}
    seen = {"."} if os.path.lexists(root) else set[str]()
    for path, status in walk(root):
        seen.add(path)
        if not _same(f"{place}/{path}", status):
            found[path] = entry(f"{root}/{path}", status)
    return {**found, **dict.fromkeys(path for path in manifest if path not in seen)}


def _same(kept: str, status: os.stat_result) -> bool:
    """Whether what is there is what was kept: the same file, or a folder where there was one."""
    try:
        old = os.lstat(kept)
    except (FileNotFoundError, NotADirectoryError):
        return False
    if stat.S_ISDIR(status.st_mode) or stat.S_ISDIR(old.st_mode):
        return stat.S_ISDIR(status.st_mode) and stat.S_ISDIR(old.st_mode)
    if (old.st_ino, old.st_dev) == (status.st_ino, status.st_dev):
        return True
    alike = (old.st_mode, old.st_size, old.st_mtime_ns) == (status.st_mode, status.st_size, status.st_mtime_ns)
    return alike and old.st_nlink == 1  # it was copied


def foreign(root: str, place: str, manifest: Manifest, ours: Optional[Changes]) -> list[str]:
    """The changes of others since ``ours``; empty where ``ours`` is not known."""
    if ours is None:
        return []
    now = changes(root, place, manifest)
    return sorted(path for path, found in now.items() if found is not None and not _is_ours(path, found, ours))


def _is_ours(path: str, found: Entry, ours: Changes) -> bool:
    if path.endswith(HALF) or "__pycache__" in path.split("/"):  # what Python makes again by itself
        return True
    known = ours.get(path)
    if known is None:
        return False
    return known == found or (stat.S_ISDIR(known[0]) and stat.S_ISDIR(found[0]))


def restore(root: str, place: str, manifest: Manifest, ours: Optional[Changes]) -> None:
    """Restore everything from the snapshot, except what others have changed since. May be interrupted and repeated."""
    if not os.path.lexists(root):
        os.mkdir(root)
    theirs = set(foreign(root, place, manifest, ours))
    for path, status in list(walk(root)):
        if path not in manifest and path not in theirs:
            _remove(f"{root}/{path}", status)
    for path, wanted in manifest.items():
        if path not in theirs:
            _put_back(f"{root}/{path}", f"{place}/{path}", wanted)
    for path, wanted in reversed(manifest.items()):
        if stat.S_ISDIR(wanted[0]) and path not in theirs:
            dress(f"{root}/{path}", wanted)


def _remove(path: str, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        with contextlib.suppress(OSError):  # it contains files of others
            os.rmdir(path)
    else:
        os.unlink(path)


def _put_back(path: str, kept: str, wanted: Entry) -> None:
    try:
        status: Optional[os.stat_result] = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        status = None
    if status is not None and _same(kept, status):
        return
    if status is not None and stat.S_ISDIR(status.st_mode):
        shutil.rmtree(path)  # a folder where there was a file; what is in it is ours
    if stat.S_ISDIR(wanted[0]):
        if status is not None and not stat.S_ISDIR(status.st_mode):
            os.unlink(path)
        os.mkdir(path)
    else:
        put(kept, path)


def discard(place: str) -> None:
    """Remove a folder of the doctor's own, if it is there."""
    shutil.rmtree(place, ignore_errors=True)
