"""A walk over a Hugging Face cache that is hardly slower than ``du``.

A link of a snapshot is followed by one stat, which returns the size and the inode of its blob, or that there is none.
A blob whose inode was seen is not looked at again: the folder's own entry names its inode. So each pair of blob
and link costs one call, where du makes two. Where inodes in folders are not those of stat (some overlays), the
blob is looked at, and only time is lost.

Bytes are those on disk, as ``du`` counts them: allocated blocks, a hard-linked file once. The few bytes of folders
and links are left out. Memory is bounded by the blobs of one repository.
"""

# Names are looked up beside an open folder, which no Path can do:
# ruff: noqa: PTH118, PTH208

import contextlib
import dataclasses
import os
import time
from collections.abc import Iterator
from typing import Optional

from indextts_doctor.facts.cache import MOST_NAMES

MAX_ENTRIES = 5_000_000
MAX_NAMES = MOST_NAMES  # of each kind, in the report
LOCKS = ".locks"
IDLE = 600.0  # seconds without a new byte after which a download counts as broken off
BLOCK = 512  # bytes, whatever the file system's own blocks are


@dataclasses.dataclass
class Counted:
    """What was counted of one repository."""

    name: str
    bytes: int = 0
    files: int = 0
    detached: int = 0
    detached_bytes: int = 0
    detached_names: list[str] = dataclasses.field(default_factory=list)
    incomplete_bytes: int = 0
    dangling: list[str] = dataclasses.field(default_factory=list)
    incomplete: list[str] = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Walked:
    """What the walk found; names are below the cache. ``capped``: the cache has more entries than were counted."""

    repos: list[Counted] = dataclasses.field(default_factory=list)
    bytes: int = 0
    files: int = 0
    unreadable: list[str] = dataclasses.field(default_factory=list)
    capped: bool = False


def walk(cache: str, max_entries: int = MAX_ENTRIES) -> Walked:
    """Count the cache at ``cache``, largest repository first. Raises OSError when it cannot be listed."""
    return _Walk(cache, max_entries).run()


class _Walk:
    def __init__(self, cache: str, max_entries: int) -> None:
        self.cache = cache
        self.left = max_entries
        self.linked: set[tuple[int, int]] = set()  # hard-linked files that were counted
        self.found = Walked()
        self.now = time.time()

    def run(self) -> Walked:
        for name in sorted(os.listdir(self.cache)):
            repo = Counted(name)
            if name == LOCKS:
                self._plain(repo, name)
            else:
                self._repo(repo)
            self.found.bytes += repo.bytes
            self.found.files += repo.files
        self.found.repos.sort(key=lambda repo: -repo.bytes)
        return self.found

    def _repo(self, repo: Counted) -> None:
        """Count one entry of the cache: a repository, a folder or a file."""
        rest = self._folders(repo, repo.name)
        before = len(self.found.unreadable), self.found.capped
        if f"{repo.name}/snapshots" in rest:
            seen = self._snapshots(repo)
            known = before == (len(self.found.unreadable), self.found.capped)
            self._blobs(repo, seen, all_seen=known)
            rest = [folder for folder in rest if not folder.endswith(("/blobs", "/snapshots"))]
        for folder in rest:
            self._plain(repo, folder)
        if repo.files:
            self.found.repos.append(repo)

    def _snapshots(self, repo: Counted) -> dict[int, int]:
        """Follow every link; return the blocks of what was found, by inode."""
        seen: dict[int, int] = {}
        device = self._device(repo)
        todo = [f"{repo.name}/snapshots"]
        while todo:
            here = todo.pop()
            for entry in self._entries(here):
                if entry.is_dir(follow_symlinks=False):
                    todo.append(f"{here}/{entry.name}")
                    continue
                repo.files += 1
                try:
                    status = entry.stat()
                except OSError as error:
                    self._lost(repo, f"{here}/{entry.name}", error)
                    continue
                inode = status.st_ino
                if not entry.is_symlink():  # copied, where links are not possible
                    repo.bytes += self._blocks(status) * BLOCK
                elif inode not in seen and status.st_dev == device:
                    seen[inode] = self._blocks(status)
        return seen

    def _lost(self, repo: Counted, name: str, error: OSError) -> None:
        if isinstance(error, PermissionError):
            _remember(self.found.unreadable, name)
        else:
            _remember(repo.dangling, name)

    def _device(self, repo: Counted) -> int:
        try:
            return os.stat(os.path.join(self.cache, repo.name)).st_dev  # noqa: PTH116
        except OSError:
            return -1

    def _blobs(self, repo: Counted, seen: dict[int, int], *, all_seen: bool) -> None:
        """Count the blobs; those that no link led to are detached, if all links were followed."""
        blocks = 0
        for entry in self._entries(f"{repo.name}/blobs"):
            repo.files += 1
            known = seen.pop(entry.inode(), None)
            if known is not None:
                blocks += known
                continue
            try:
                status = entry.stat(follow_symlinks=False)
                end = entry.stat() if entry.is_symlink() else status  # a link into the store of shared blobs
            except OSError:
                continue  # it was deleted meanwhile: its link would be reported as dangling otherwise
            own = seen.pop(end.st_ino, None)
            size = own if own is not None else self._blocks(status)
            size = size if end is status else 0  # else it is counted where it is
            blocks += size
            if own is None:
                self._unlinked(repo, entry.name, status, size * BLOCK, all_seen=all_seen)
        repo.bytes += blocks * BLOCK

    def _unlinked(self, repo: Counted, name: str, status: os.stat_result, size: int, *, all_seen: bool) -> None:
        if name.endswith(".incomplete"):
            whole = os.path.join(self.cache, repo.name, "blobs", name.partition(".")[0])
            if self.now - status.st_mtime > IDLE and not os.path.lexists(whole):
                repo.incomplete_bytes += size
                _remember(repo.incomplete, f"{repo.name}/blobs/{name}")
        elif all_seen and not name.endswith(".lock"):  # locks were here up to huggingface_hub 0.16
            repo.detached += 1
            repo.detached_bytes += size
            if self.now - status.st_mtime > IDLE:  # a download makes the blob first and then the link
                _remember(repo.detached_names, f"{repo.name}/blobs/{name}")

    def _plain(self, repo: Counted, folder: str) -> None:
        """Count a tree of which only the bytes matter: refs, the store of shared blobs, what others put here."""
        todo = [folder]
        while todo:
            todo.extend(self._folders(repo, todo.pop()))

    def _folders(self, repo: Counted, here: str) -> list[str]:
        """Count the files of one folder and return the folders in it."""
        folders = []
        for entry in self._entries(here, repo):
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{here}/{entry.name}")
            else:
                self._count(repo, entry)
        return folders

    def _count(self, repo: Counted, entry: os.DirEntry[str]) -> None:
        repo.files += 1
        with contextlib.suppress(OSError):  # it may have gone away
            repo.bytes += self._blocks(entry.stat(follow_symlinks=False)) * BLOCK

    def _blocks(self, status: os.stat_result) -> int:
        """The blocks of a file, or 0 when it was counted under another name."""
        if status.st_nlink > 1:
            key = (status.st_dev, status.st_ino)
            if key in self.linked:
                return 0
            self.linked.add(key)
        return status.st_blocks if hasattr(status, "st_blocks") else -(-status.st_size // BLOCK)

    def _entries(self, name: str, file_of: Optional[Counted] = None) -> Iterator[os.DirEntry[str]]:
        """Yield the entries of a folder, through a descriptor, which makes each look shorter."""
        path = os.path.join(self.cache, name)
        try:
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0))
        except FileNotFoundError:
            return
        except OSError as error:
            self._no_folder(name, error, file_of)
            return
        try:
            with os.scandir(descriptor) as entries:
                for entry in entries:
                    if self.left <= 0:
                        self.found.capped = True
                        return
                    self.left -= 1
                    yield entry
        except OSError:
            _remember(self.found.unreadable, name)
        finally:
            os.close(descriptor)

    def _no_folder(self, name: str, error: OSError, file_of: Optional[Counted]) -> None:
        if isinstance(error, PermissionError):
            _remember(self.found.unreadable, name)
        elif file_of is not None:
            with contextlib.suppress(OSError):  # it may have gone away
                file_of.bytes += self._blocks(os.lstat(os.path.join(self.cache, name))) * BLOCK
                file_of.files += 1


def _remember(names: list[str], name: str) -> None:
    if len(names) < MAX_NAMES:
        names.append(name)
