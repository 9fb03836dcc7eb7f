"""Backups that are made before a step, so that it can be undone: one kind of record for each kind of change.

Each is written into the journal before the deployment is touched. ``ours`` is what the step has left; where a run was
interrupted before that was known, everything there counts as the run's own.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Iterable
from typing import Optional, Union

import msgspec

from indextts_doctor.facts import Record
from indextts_doctor.formats.reading import read_regular
from indextts_doctor.i18n.text import _
from indextts_doctor.repair.errors import StepFailed, encoded
from indextts_doctor.repair.files import trees
from indextts_doctor.repair.files.states import State, look
from indextts_doctor.repair.journal import folders as held
from indextts_doctor.repair.system.managers import Installed

MANIFEST_MAX = 200 * 2**20  # bytes


class KeptPath(Record, frozen=True, tag_field="kind", tag="path"):
    """A file, link or new folder: ``backup`` is what was there, None where nothing was."""

    path: str
    backup: Optional[str]
    state: State
    parents: dict[str, int] = {}  # folder -> time of modification in ns


class KeptName(Record, frozen=True, tag_field="kind", tag="name"):
    """A file or folder that is renamed."""

    path: str
    to: str
    parents: dict[str, int] = {}


class KeptMode(Record, frozen=True, tag_field="kind", tag="mode"):
    """Permissions: the old and the new ones."""

    path: str
    before: tuple[int, int, int]  # mode, uid, gid
    after: tuple[int, int, int]


class KeptTree(Record, frozen=True, tag_field="kind", tag="tree"):
    """A folder with everything in it."""

    root: str
    place: str  # of the snapshot
    manifest: str  # file
    parents: dict[str, int] = {}


class KeptPackages(Record, frozen=True, tag_field="kind", tag="packages"):
    """Packages of the operating system that the step will add, as the simulation lists them."""

    manager: str
    new: tuple[Installed, ...]


Kept = Union[KeptPath, KeptName, KeptMode, KeptTree, KeptPackages]


class Left(Record, frozen=True):
    """What a step has left: the state of a path, or the file that lists a tree's changes."""

    state: Optional[State] = None
    changes: Optional[str] = None


def parents(*paths: str) -> dict[str, int]:
    """The folders of these paths that exist, with their times."""
    folders = {os.path.dirname(path) for path in paths}
    return {folder: os.lstat(folder).st_mtime_ns for folder in sorted(folders) if os.path.isdir(folder)}


def ways(kept: Iterable[Kept]) -> dict[str, str]:
    """The folders in which something will be restored, with their real paths."""
    folders = {
        os.path.dirname(path) for one in kept for name in ("path", "to") for path in [getattr(one, name, "")] if path
    }
    folders |= {one.root for one in kept if isinstance(one, KeptTree)}
    return {folder: os.path.realpath(folder) for folder in sorted(folders) if not held.is_held(folder)}


def keep_path(path: str, backup: str) -> KeptPath:
    """Back up ``path`` as ``backup``; where its folders do not exist, record the first missing one."""
    while not os.path.lexists(os.path.dirname(path)):
        path = os.path.dirname(path)
    state, times = look(path), parents(path)
    if state.kind == "absent":
        return KeptPath(path, None, state, times)
    trees.copy(path, backup)
    return KeptPath(path, backup, state, times)


def keep_tree(root: str, place: str) -> KeptTree:
    """Back up the folder ``root`` as a snapshot."""
    times = parents(root)
    manifest = f"{place}.json"
    write(manifest, trees.take(root, place))
    return KeptTree(root, place, manifest, times)


def left(kept: Kept, file: str) -> Left:
    """What a step has left; the changes of a tree go into ``file``."""
    if isinstance(kept, KeptPath):
        state = look(kept.path)
        if state.kind != "folder":
            return Left(state=state)
        write(file, trees.listing(kept.path))
        return Left(state=state, changes=file)
    if isinstance(kept, KeptTree):
        write(file, trees.changes(kept.root, kept.place, _manifest(kept)))
        return Left(changes=file)
    return Left()


def give(kept: KeptTree) -> None:
    """Give files that root has created in another user's tree to the owner of the tree. Raises OSError."""
    owner = os.lstat(kept.root)
    if os.geteuid() != 0 or owner.st_uid == 0:
        return
    for path, found in trees.changes(kept.root, kept.place, _manifest(kept)).items():
        if found is not None and found[3] == 0:
            os.chown(f"{kept.root}/{path}", owner.st_uid, owner.st_gid, follow_symlinks=False)


def write(path: str, value: object) -> None:
    """Write a value as JSON and sync it to the disk."""
    data = encoded(value)
    with open(path, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _manifest(kept: KeptTree) -> trees.Manifest:
    return msgspec.json.decode(read_regular(kept.manifest, MANIFEST_MAX), type=trees.Manifest)


def _ours(left: Optional[Left]) -> Optional[trees.Changes]:
    if left is None or left.changes is None:
        return None
    return msgspec.json.decode(read_regular(left.changes, MANIFEST_MAX), type=trees.Changes)


def verify(kept: Kept) -> None:
    """Raise StepFailed unless all backups exist and are unchanged."""
    try:
        if isinstance(kept, KeptTree):
            trees.verify(kept.root, kept.place, _manifest(kept))
        elif isinstance(kept, KeptPath) and kept.backup is not None and not trees.same_file(kept.path, kept.backup):
            _verify_file(kept.path, kept.backup, kept.state)
    except (OSError, msgspec.DecodeError) as error:
        raise StepFailed(_("a backup cannot be read: {error}").filled(error=error)) from None


def _verify_file(path: str, backup: str, state: State) -> None:
    if _contents(look(backup)) != _contents(state):
        raise StepFailed(_("the backup {backup} does not match the original {path}").filled(backup=backup, path=path))


def _contents(state: State) -> tuple[object, ...]:
    """The part of a state that identifies the contents; the time for a file that was too large to read."""
    untold = state.kind == "file" and not state.sha256
    return (state.kind, state.size, state.target, state.sha256, state.modified if untold else 0)


def foreign(kept: Kept, left: Optional[Left]) -> list[str]:
    """The paths that others have changed since the step."""
    if isinstance(kept, KeptTree):
        manifest = _manifest(kept)
        found = trees.foreign(kept.root, kept.place, manifest, _ours(left))
        found += trees.written(kept.root, kept.place, manifest)
        return [os.path.normpath(f"{kept.root}/{path}") for path in found]
    if isinstance(kept, KeptPath):
        return _foreign_path(kept, left)
    if isinstance(kept, KeptName):
        return [kept.path] if os.path.lexists(kept.path) and os.path.lexists(kept.to) else []
    if isinstance(kept, KeptMode):
        return [] if _attributes(kept.path) in (None, kept.before, kept.after) else [kept.path]
    return []


def _foreign_path(kept: KeptPath, left: Optional[Left]) -> list[str]:
    now = look(kept.path)
    if left is None or now.kind == "absent" or now in (kept.state, left.state):
        ours = _ours(left)
        if now.kind != "folder" or ours is None:
            return []
        return [f"{kept.path}/{path}" for path in trees.added(kept.path, ours)]
    return [kept.path]


def _attributes(path: str) -> Optional[tuple[int, int, int]]:
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return (stat.S_IMODE(status.st_mode), status.st_uid, status.st_gid)


def restore(kept: Kept, left: Optional[Left]) -> None:
    """Restore the backup, except what others have changed since. May be interrupted and repeated."""
    if isinstance(kept, KeptTree):
        trees.restore(kept.root, kept.place, _manifest(kept), _ours(left))
    elif foreign(kept, left):
        return
    elif isinstance(kept, KeptPath):
        _restore_path(kept)
    elif isinstance(kept, KeptName):
        if os.path.lexists(kept.to) and not os.path.lexists(kept.path):
            os.rename(kept.to, kept.path)
    elif isinstance(kept, KeptMode) and _attributes(kept.path) == kept.after:
        set_mode(kept.path, kept.before)
    for folder, modified in getattr(kept, "parents", {}).items():
        with contextlib.suppress(OSError):  # it is gone, or others have replaced it
            os.utime(folder, ns=(os.lstat(folder).st_atime_ns, modified))


def _restore_path(kept: KeptPath) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(kept.path + trees.HALF)
    now = look(kept.path)
    if kept.backup is None:
        if now.kind == "folder":
            trees.discard(kept.path)
        elif now.kind != "absent":
            os.unlink(kept.path)
    elif not (now.kind == kept.state.kind and trees.same_file(kept.path, kept.backup)):
        trees.put(kept.backup, kept.path)


def set_mode(path: str, wanted: tuple[int, int, int]) -> None:
    """Set mode, owner and group of a path that is not a link. Raises OSError."""
    mode, uid, gid = wanted
    descriptor = os.open(path, os.O_PATH | os.O_NOFOLLOW)  # needs no right to read
    try:
        status, there = os.fstat(descriptor), f"/proc/self/fd/{descriptor}"
        if stat.S_ISLNK(status.st_mode):
            raise OSError(errno.ELOOP, "it has become a link", path)
        if (status.st_uid, status.st_gid) != (uid, gid):
            os.chown(there, uid, gid)
        os.chmod(there, mode)
    finally:
        os.close(descriptor)
