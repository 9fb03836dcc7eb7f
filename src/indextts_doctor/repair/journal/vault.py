"""The places of a run's backups: its own folder, or next to the original on another file system."""

import os
from pathlib import Path

from indextts_doctor.i18n.text import _
from indextts_doctor.repair.errors import Refused
from indextts_doctor.repair.files import trees
from indextts_doctor.repair.journal import folders, records


class Vault:
    """The folders of one run's backups. Each is in the journal before it is created."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[int, str] = {}
        self._count = 0

    def name(self, near: str) -> str:
        """A new path, on the file system of ``near``. Raises Refused when none can be written there."""
        self._count += 1
        return os.path.join(self._place(near), f"{self._count:03d}")

    def note(self) -> str:
        """A new path in the run's own folder."""
        self._count += 1
        return os.path.join(self._place(str(self.folder)), f"{self._count:03d}")

    def cache(self) -> str:
        """The folder for downloads of this run."""
        path = self.folder / "cache"
        path.mkdir(mode=0o700, exist_ok=True)
        return str(path)

    def empty_cache(self) -> None:
        """Delete the downloads of this run."""
        trees.discard(str(self.folder / "cache"))

    def _place(self, near: str) -> str:
        existing = _existing(near)
        device = os.stat(existing).st_dev
        if device not in self._made:
            self._made[device] = self._make(existing, device)
        return self._made[device]

    def _make(self, near: str, device: int) -> str:
        if os.stat(self.folder).st_dev == device:
            candidates = [str(self.folder / "kept")]
        else:
            name = f"{trees.OWN}-{self.folder.name}"
            folder = near if os.path.isdir(near) else os.path.dirname(near)
            candidates = [os.path.join(place, name) for place in (os.path.dirname(folder), folder)]
        failure = None
        for path in candidates:
            parent = os.path.dirname(path)
            if os.stat(parent).st_dev == device:
                try:
                    modified = os.stat(parent).st_mtime_ns
                    records.append(self.folder, records.Vault(path, modified))
                    os.mkdir(path, 0o700)
                    os.utime(parent, ns=(os.stat(parent).st_atime_ns, modified))
                    return folders.hold(path)
                except OSError as error:
                    failure = error
        raise Refused(_("no backup can be stored next to {near}: {failure}").filled(near=near, failure=failure))


def _existing(path: str) -> str:
    """The deepest existing part of a path."""
    while not os.path.exists(path) and path != os.path.dirname(path):
        path = os.path.dirname(path)
    return path


def remove(vaults: dict[str, int]) -> None:
    """Remove folders of backups; restore the times of the folders around them."""
    for path, modified in vaults.items():
        if os.path.lexists(path):
            if not folders.is_held(path):  # the owner of the folder around it may replace it
                _empty(Path(folders.hold(path)))
            trees.discard(path)
            parent = os.path.dirname(path)
            os.utime(parent, ns=(os.lstat(parent).st_atime_ns, modified))


def remove_own(folder: Path) -> None:
    """Remove everything that a run keeps in its own folder, except the journal."""
    _empty(folder, records.NAME)


def _empty(folder: Path, *but: str) -> None:
    for path in folder.iterdir():
        if path.name not in but:
            if path.is_dir() and not path.is_symlink():
                trees.discard(str(path))
            else:
                path.unlink()
