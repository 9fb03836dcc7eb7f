"""The journal of a run: each action is recorded on the disk before it begins and after it ends."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, Optional, Union

import msgspec

from indextts_doctor.facts import Record
from indextts_doctor.formats.reading import open_regular
from indextts_doctor.i18n.text import Text
from indextts_doctor.repair.errors import encoded
from indextts_doctor.repair.journal import folders
from indextts_doctor.repair.journal.backups import Kept, Left
from indextts_doctor.repair.plan import Plan

NAME = "journal.jsonl"
MOST = 200 * 2**20  # bytes


class Opened(Record, frozen=True, tag_field="event", tag="opened"):
    """A run begins."""

    doctor: str  # version
    created: str  # ISO 8601, UTC
    user: str
    directory: str
    plan: Plan
    nodes: tuple[int, ...] = ()  # numbers of the folders in which this is written


class Vault(Record, frozen=True, tag_field="event", tag="vault"):
    """A folder for backups is about to be made."""

    path: str
    modified: int  # of the folder that it is made in, in ns


class Begun(Record, frozen=True, tag_field="event", tag="begun"):
    """A step is about to be applied; these are its backups."""

    step: int
    kept: tuple[Kept, ...]
    ways: dict[str, str] = {}  # folder -> its real path: a link that is put there later leads an undo astray


class Done(Record, frozen=True, tag_field="event", tag="done"):
    """A step was applied, with this result."""

    step: int
    left: tuple[Left, ...]


RunOutcome = Literal["cured", "partly", "failed"]  # "partly": something remains; "failed": to be undone


class Ended(Record, frozen=True, tag_field="event", tag="ended"):
    """The run is over."""

    outcome: RunOutcome
    cleared: tuple[str, ...] = ()  # codes
    remaining: tuple[str, ...] = ()
    why: str = ""


class Undoing(Record, frozen=True, tag_field="event", tag="undoing"):
    """The run is about to be undone."""

    created: str
    user: str


class Undone(Record, frozen=True, tag_field="event", tag="undone"):
    """A step was undone."""

    step: int


class Restored(Record, frozen=True, tag_field="event", tag="restored"):
    """The run was undone, except what others have changed since."""

    foreign: tuple[str, ...] = ()


class Pruned(Record, frozen=True, tag_field="event", tag="pruned"):
    """The backups were removed: the run can no longer be undone."""


Event = Union[Opened, Vault, Begun, Done, Ended, Undoing, Undone, Restored, Pruned]
_decoder = msgspec.json.Decoder(Event)


def append(folder: Path, event: Event) -> None:
    """Append an event and sync it to the disk. Raises OSError or Refused."""
    line = encoded(folders.named(msgspec.to_builtins(event))) + b"\n"
    path = folder / NAME
    new = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        if _torn(descriptor):
            line = b"\n" + line
        _write(descriptor, line)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if new:
        sync_folder(folder)


def _torn(descriptor: int) -> bool:
    """Whether the last line is incomplete."""
    size = os.fstat(descriptor).st_size
    return size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def sync_folder(folder: Path) -> None:
    """Sync the names in a folder to the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read(folder: Path) -> tuple[Event, ...]:
    """All events of a run. An incomplete last line is ignored: nothing was done after it.

    Raises OSError, also for a journal that another user may have written: it decides what undo does.
    """
    with open_regular(folder / NAME) as file:
        status = os.fstat(file.fileno())
        if status.st_uid != os.geteuid() or status.st_mode & 0o022:
            raise PermissionError(errno.EPERM, "another user may have written this journal")
        return tuple(_events(file.read(min(MOST, status.st_size))))


def _events(data: bytes) -> Iterator[Event]:
    for line in data.split(b"\n"):
        try:
            yield _decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue


class Story:
    """The content of a journal, by step."""

    def __init__(self, events: tuple[Event, ...]) -> None:
        self.opened: Optional[Opened] = None
        self.vaults: dict[str, int] = {}
        self.kept: dict[int, tuple[Kept, ...]] = {}
        self.ways: dict[int, dict[str, str]] = {}
        self.left: dict[int, tuple[Left, ...]] = {}
        self.undone: set[int] = set()
        self.ended: Optional[Ended] = None
        self.undoing: Optional[Undoing] = None
        self.restored: Optional[Restored] = None
        self.pruned = False
        self.moved: Optional[Text] = None  # why it is not of this folder, which is a copy, or was renamed
        for event in events:
            self._apply(event)

    def _apply(self, event: Event) -> None:
        if isinstance(event, Begun):
            self.kept[event.step], self.ways[event.step] = event.kept, event.ways
        elif isinstance(event, Done):
            self.left[event.step] = event.left
        elif isinstance(event, Undone):
            self.undone.add(event.step)
        elif isinstance(event, Vault):
            self.vaults[event.path] = event.modified
        elif isinstance(event, Pruned):
            self.pruned = True
        else:
            setattr(self, type(event).__name__.lower(), event)

    @property
    def state(self) -> str:
        """One word: "open" (interrupted or still running), "done", "undone" or "pruned"."""
        if self.restored is not None:
            return "undone"
        if self.pruned:
            return "pruned"
        return "done" if self.ended is not None and self.ended.outcome != "failed" else "open"

    @property
    def needed(self) -> bool:
        """Whether the backups are the only copy of something: others have replaced the original."""
        return not self.pruned and self.restored is not None and bool(self.restored.foreign)

    @property
    def undoable(self) -> bool:
        """Whether anything can be undone."""
        return self.state in ("open", "done") and bool(self.kept) and self.opened is not None and not self.moved

    def rename(self, old: str, new: str, *, vaults: bool = True) -> None:
        """Replace paths of backups in the folder ``old`` by paths in ``new``."""
        self.kept = {number: _renamed(one, old, new, tuple[Kept, ...]) for number, one in self.kept.items()}
        self.left = {number: _renamed(one, old, new, tuple[Left, ...]) for number, one in self.left.items()}
        if vaults:
            self.vaults = {folders.renamed(path, old, new): time for path, time in self.vaults.items()}


def _renamed(records: Any, old: str, new: str, kind: Any) -> Any:
    return msgspec.convert(folders.renamed(msgspec.to_builtins(records), old, new), type=kind)
