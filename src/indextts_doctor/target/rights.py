"""What a user may do with a path: the service's, or the one that runs the doctor.

The doctor often runs as root while the service does not, so modes are checked here the way the kernel does
it: the right to search every folder on the way, links included, owner, groups, POSIX access control lists and
read-only mounts. For the user that runs the doctor the kernel is asked instead.
"""

# Names are walked one by one as the kernel does; a Path would tidy them:
# ruff: noqa: PTH109, PTH112, PTH115, PTH116, PTH117, PTH118, PTH120, PTH206

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterator
from typing import Optional

from msgspec.structs import replace

from indextts_doctor.facts import Access, Blocker
from indextts_doctor.target.users import Identity, UnknownUserError, group_name, identity, user_name

READ, WRITE, SEARCH = 4, 2, 1  # of a file, SEARCH is to execute it
_LETTERS = {READ: "r", WRITE: "w", SEARCH: "x"}
_KERNEL = {READ: os.R_OK, WRITE: os.W_OK, SEARCH: os.X_OK}
_MAX_LINKS = 40  # as the kernel
_ACL = "system.posix_acl_access"
_USER_OBJ, _USER, _GROUP_OBJ, _GROUP, _MASK, _OTHER = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20


def access_of(path: str, user: Optional[str] = None, *, write: bool = False) -> Access:
    """What ``user`` (a name, "uid" or "uid:gid"; default: the current one) may do with ``path``.

    ``blocked_by`` names what denies reading, or writing when ``write`` is asked for. ``read`` of a folder is to
    enter and to list it. A path that does not exist is checked by its nearest parent: ``write`` is whether it
    could be created, ``read`` whether the parents can be entered. Raises UnknownUserError.
    """
    return Gate(user).access(path, write=write)


def may(path: str, wanted: int) -> bool:
    """Whether the user that runs the doctor has these rights on a path; on none that is not there."""
    return _has(_asked(path), wanted)


def gate_of(user: Optional[str]) -> Optional[Gate]:
    """The access checker for a user; None for one that is not known here."""
    try:
        return Gate(user)
    except UnknownUserError:
        return None


class Gate:
    """Checks paths for one user and caches the folders it has seen."""

    def __init__(self, user: Optional[str] = None) -> None:
        self.who = identity(user)
        self._rights: dict[str, int] = {}

    def access(self, path: str, *, write: bool = False) -> Access:
        """What the user may do with ``path``; see access_of."""
        way = _Way(self, path if os.path.isabs(path) else os.path.join(os.getcwd(), path))
        end = way.walk()
        if end is None:
            access = Access(self.who.name, True, True)
        else:
            access = self._at(end, way.exists, WRITE if write else READ)
        access = replace(access, end=end or "", unseen=way.unseen, uid=None if self.who.uid < 0 else self.who.uid)
        return access if not way.blocked else self._closed(access, way.blocked)

    def _closed(self, access: Access, folders: list[str]) -> Access:
        """Check a path with folders that cannot be entered; ``access`` is what would be possible behind them."""
        blocked = {one.path for one in access.blockers}
        closed = tuple(self._blocker(folder, SEARCH) for folder in folders if folder not in blocked)
        return replace(
            access,
            read=False,
            write=False,
            blocked_by=folders[0],
            mode=mode_of(folders[0]),
            lacks="x",
            applies=_applies(folders[0], self.who, SEARCH),
            read_only=False,
            blockers=(*closed, *access.blockers),
        )

    def _at(self, end: str, exists: bool, wanted: int) -> Access:
        """Check the end of the path, as if all folders before it could be entered."""
        rights = self.rights(end)
        search = SEARCH if stat.S_ISDIR(os.stat(end).st_mode) else 0
        read_only = _on_read_only_mount(end)
        may_read = not exists or _has(rights, READ | search)
        may_write = _has(rights, WRITE | search) and not read_only
        if may_read if wanted == READ else may_write:
            return Access(self.who.name, may_read, may_write)
        lacking = next((bit for bit in (search, wanted) if bit and not rights & bit), WRITE)
        needed = search | wanted | (READ if exists else 0)
        return Access(
            user=self.who.name,
            read=may_read,
            write=may_write,
            blocked_by=end,
            mode=mode_of(end),
            lacks=_LETTERS[lacking],
            applies=_applies(end, self.who, lacking),
            read_only=read_only,
            blockers=(self._blocker(end, needed & ~rights or lacking, read_only=read_only),),
        )

    def _blocker(self, path: str, lacking: int, *, read_only: bool = False) -> Blocker:
        status = os.stat(path)
        return Blocker(
            path=path,
            lacks="".join(letter for bit, letter in _LETTERS.items() if bit & lacking),
            applies=_applies(path, self.who, lacking),
            folder=stat.S_ISDIR(status.st_mode),
            uid=status.st_uid,
            read_only=read_only,
        )

    def rights(self, path: str) -> int:
        """The bits READ, WRITE and SEARCH that the user has on ``path`` itself. Raises OSError."""
        if path not in self._rights:
            self._rights[path] = _asked(path) if self.who.current else _checked(path, self.who)
        return self._rights[path]


class _Way:
    """The walk to a path, one name at a time, through links as the kernel goes."""

    def __init__(self, gate: Gate, path: str) -> None:
        self.gate = gate
        self.todo = list(reversed([name for name in path.split(os.sep) if name]))
        self.here = os.path.splitdrive(path)[0] + os.sep
        self.links = 0
        self.exists = True
        self.blocked: list[str] = []  # folders that the user cannot enter
        self.unseen: Optional[str] = None  # what the doctor itself cannot look at

    def walk(self) -> Optional[str]:
        """The deepest existing path, links resolved; None: the doctor cannot look that far."""
        while self.todo:
            try:
                if not self._step(self.todo.pop()):
                    break
            except PermissionError:
                self.unseen = self.here
                return None
            except (OSError, ValueError):  # a loop, a name that none can have: not there for the service either
                self.exists = False
                break
        return self.here

    def _step(self, name: str) -> bool:
        if not self.gate.rights(self.here) & SEARCH:
            if not os.path.isdir(self.here):
                self.exists = False  # a file is where a folder should be
                return False
            if self.here not in self.blocked:
                self.blocked.append(self.here)
        if name in (os.curdir, os.pardir):
            self.here = os.path.dirname(self.here) if name == os.pardir else self.here
            return True
        below = os.path.join(self.here, name)
        try:
            mode = os.lstat(below).st_mode
        except (FileNotFoundError, NotADirectoryError):
            self.exists = False
            return False
        if stat.S_ISLNK(mode):
            self._follow(os.readlink(below))
        else:
            self.here = below
        return True

    def _follow(self, target: str) -> None:
        self.links += 1
        if self.links > _MAX_LINKS:
            raise OSError("too many links")
        if os.path.isabs(target):
            self.here = os.sep
        self.todo.extend(reversed([name for name in target.split(os.sep) if name]))


def mode_of(path: str) -> str:
    """Mode and owner as ``ls -ld`` shows them, e.g. "drwxr-x---+ root:tts"; "" when not available."""
    try:
        status = os.stat(path)
    except OSError:
        return ""
    mark = "+" if _acl(path) else ""
    return f"{stat.filemode(status.st_mode)}{mark} {user_name(status.st_uid)}:{group_name(status.st_gid)}"


def _has(rights: int, wanted: int) -> bool:
    return rights & wanted == wanted


def _asked(path: str) -> int:
    """Ask the kernel; this sees SELinux, network mounts and a root without its capabilities too."""
    effective = os.access in os.supports_effective_ids
    return sum(bit for bit, flag in _KERNEL.items() if os.access(path, flag, effective_ids=effective))


def _checked(path: str, who: Identity) -> int:
    status = os.stat(path)
    if who.uid == 0:
        executable = stat.S_ISDIR(status.st_mode) or status.st_mode & 0o111
        return READ | WRITE | (SEARCH if executable else 0)
    return permissions(status.st_mode, status.st_uid, status.st_gid, _acl(path), who)


def _applies(path: str, who: Identity, lacking: int) -> str:
    """Whose rights deny ``lacking``: "u", "g", "o" or "acl"; "" when modes and lists do not."""
    try:
        status = os.stat(path)
    except OSError:
        return ""
    acl = _acl(path)
    if who.uid in (0, -1) or permissions(status.st_mode, status.st_uid, status.st_gid, acl, who) & lacking:
        return ""
    if who.uid == status.st_uid:
        return "u"
    if acl:
        return "acl"
    return "g" if status.st_gid in who.groups else "o"


def permissions(mode: int, owner: int, group: int, acl: bytes, who: Identity) -> int:
    """The bits that ``who``, not root, has by mode and access control list (raw; empty: none). Pure."""
    if who.uid == owner:
        return mode >> 6 & 7
    entries = tuple(_entries(acl))
    if not entries:
        return mode >> 3 & 7 if group in who.groups else mode & 7
    mask = next((bits for tag, bits, _ in entries if tag == _MASK), 7)
    for tag, bits, number in entries:
        if tag == _USER and number == who.uid:
            return bits & mask
    matching = [
        bits & mask
        for tag, bits, number in entries
        if (tag == _GROUP_OBJ and group in who.groups) or (tag == _GROUP and number in who.groups)
    ]
    if matching:
        return _union(matching)
    return next((bits for tag, bits, _ in entries if tag == _OTHER), mode & 7)


def _union(bits: list[int]) -> int:
    """The kernel wants one entry to grant all that is asked; the doctor asks for one right, or two of a folder."""
    result = 0
    for one in bits:
        result |= one
    return result


def _entries(acl: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield (tag, permissions, id) of a raw access control list; nothing when it is not of version 2."""
    if len(acl) < 4 or struct.unpack_from("<I", acl)[0] != 2:
        return
    for offset in range(4, len(acl) - 7, 8):
        yield struct.unpack_from("<HHI", acl, offset)


def _acl(path: str) -> bytes:
    if not hasattr(os, "getxattr"):  # pragma: no cover - not Linux
        return b""
    try:
        return os.getxattr(path, _ACL)
    except OSError:
        return b""


def _on_read_only_mount(path: str) -> bool:
    if not hasattr(os, "statvfs"):  # pragma: no cover - Windows
        return False
    try:
        return bool(os.statvfs(path).f_flag & os.ST_RDONLY)
    except OSError:
        return False
