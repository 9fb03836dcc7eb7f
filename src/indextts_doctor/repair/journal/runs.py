"""The folder of runs, ``.indextts-doctor`` in the deployment's folder, and the lock that allows one run at a time."""

import array
import contextlib
import datetime as dt
import fcntl
import getpass
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Optional

from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import Text, _
from indextts_doctor.repair.errors import Refused, Unusable
from indextts_doctor.repair.files import trees
from indextts_doctor.repair.journal import folders as held
from indextts_doctor.repair.journal import records
from indextts_doctor.repair.journal.records import Story

POLL = 0.2  # seconds
WAIT = 30.0  # seconds that another run is waited for
_GET_GENERATION = 0x80087601  # FS_IOC_GETVERSION of linux/fs.h, on machines of 64 bits
README = (
    "Journals and backups of indextts-doctor fix: see indextts-doctor history and undo.\n"
    "Remove what is no longer needed with: indextts-doctor history prune\n"
)


class Run(NamedTuple):
    """A run of ``fix``: the folder of its journal, and the journal's content."""

    folder: Path
    story: Story


def state_folder(directory: Path) -> Path:
    """Where the runs of a deployment are kept."""
    return directory / trees.OWN


def held_state(directory: Path) -> Optional[Path]:
    """The state folder as a path through an open descriptor; None where there is none. Raises Refused, OSError."""
    try:
        return Path(held.hold(str(state_folder(directory))))
    except FileNotFoundError:
        return None


def folders(directory: Path) -> list[Path]:
    """The folder of every run, the oldest first. Raises Unusable for a folder that cannot be trusted."""
    return [folder for folder in _all(directory) if (folder / records.NAME).is_file()]


def empty(directory: Path) -> list[Path]:
    """The folders of runs that were interrupted before they had a journal: nothing was done."""
    return [folder for folder in _all(directory) if not os.path.lexists(folder / records.NAME)]


def _all(directory: Path) -> list[Path]:
    try:
        state = held_state(directory)
        return sorted((state / "runs").iterdir()) if state is not None else []
    except (FileNotFoundError, NotADirectoryError):
        return []
    except Refused as error:
        raise Unusable(error.text) from None
    except OSError as error:
        raise Unusable(
            _("{state_folder}: {strerror}; only its owner can read the history of fixes").filled(
                state_folder=state_folder(directory), strerror=error.strerror
            )
        ) from None


def story(folder: Path) -> Story:
    """Read the journal of a run. Raises Unusable when it cannot be read."""
    try:
        journal = Story(records.read(folder))
        if journal.opened is not None:
            journal.moved = _moved(journal.opened, folder) or _reached(journal, journal.opened, folder)
    except OSError as error:
        why = f"{held.called(str(folder))}: {error.strerror or error}"
        raise Unusable(Text.verbatim(why)) from None
    return journal


def nodes(folder: Path) -> tuple[int, ...]:
    """The numbers of a run's folders, which a copy or an archive does not keep. (A device number changes at a restart.)"""
    return tuple(number for place in (folder.parents[1], folder) for number in _node(place))


def _node(place: Path) -> tuple[int, int]:
    """The number of a folder's inode and its generation: inode numbers of deleted folders are reused."""
    descriptor = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
    try:
        generation = array.array("i", [0, 0])  # the kernel writes an int, although the request's number is for a long
        with contextlib.suppress(OSError):  # a file system without generations, as tmpfs is, gives no number again
            fcntl.ioctl(descriptor, _GET_GENERATION, generation)
        return os.fstat(descriptor).st_ino, generation[0] & 0xFFFFFFFF
    finally:
        os.close(descriptor)


def _moved(opened: records.Opened, folder: Path) -> Optional[Text]:
    """Why a journal does not belong to this folder: its paths are absolute, and decide what undo overwrites."""
    name = Path(held.called(str(folder)))
    if os.path.realpath(opened.directory) != os.path.realpath(name.parents[2]):
        return _("""run {name} was made in {directory}, and this folder is a copy of it: its changes and backups are
            there""").filled(name=name.name, directory=opened.directory)
    if opened.nodes != nodes(folder):
        return _("""the journal of run {name} was not written in the folder where it is now: it was copied, restored
            or unpacked from an archive, and its content cannot be trusted. Nothing was undone. Its backups
            are in {place}: restore by hand what you recognise, then run `indextts-doctor history prune
            --all`""").filled(name=name.name, place=name)
    return None


def _reached(journal: Story, opened: records.Opened, folder: Path) -> Optional[Text]:
    """Make a story refer to its backups through open descriptors; return the reason when that fails."""
    state = str(state_folder(Path(opened.directory)))
    journal.rename(state, str(folder.parents[1]))
    for path in journal.vaults:
        if not held.is_held(path) and os.path.lexists(path):
            try:
                journal.rename(path, held.hold(path), vaults=False)
            except Refused as error:
                return error.text
    return None


def find(directory: Path, name: str) -> Path:
    """The folder of a run. Raises Unusable for an unknown one."""
    known = {folder.name: folder for folder in folders(directory)}
    if name in known:
        return known[name]
    listed = list(known)[-5:]
    raise Unusable(_("run {name} does not exist; known runs: {listed}").filled(name=name, listed=listed or _("none")))


def every(directory: Path) -> Iterator[Run]:
    """Yield every run of a deployment, the oldest first. Raises Unusable."""
    return (Run(folder, story(folder)) for folder in folders(directory))


def all_ended(directory: Path) -> None:
    """Raise Unusable when a run was interrupted and is not undone yet."""
    for folder, journal in every(directory):
        if journal.undoable and journal.state == "open":
            raise Unusable(
                _("run {name} was interrupted; undo it first: indextts-doctor undo {name}").filled(name=folder.name)
            )


def open_run(directory: Path) -> Path:
    """Create the folder of a new run, closed to other users. Raises Refused."""
    name = state_folder(directory)
    times = os.stat(directory)
    try:
        if not os.path.lexists(name):
            name.mkdir(mode=0o700)
            os.utime(directory, ns=(times.st_atime_ns, times.st_mtime_ns))  # what the doctor keeps is no change
        state = Path(held.hold(str(name)))
        _note(state)
        (state / "runs").mkdir(mode=0o700, exist_ok=True)
        folder = state / "runs" / _next([one.name for one in (state / "runs").iterdir()])
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise Refused(
            _("{name} is not writable ({strerror}); nothing is changed without a journal and backups").filled(
                name=name, strerror=error.strerror
            )
        ) from None
    return folder


def _next(known: list[str]) -> str:
    """A name that sorts after all others, even if the clock was set back."""
    stamp = dt.datetime.now(dt.timezone.utc).strftime("%Y%m%d-%H%M%S")
    stamp = max([stamp, *(name[: len(stamp)] for name in known)])
    return next(name for name in (stamp, *(f"{stamp}-{n:03}" for n in range(2, 1000))) if name > max(known, default=""))


def _note(state: Path) -> None:
    for name, text in (("README", README), (".gitignore", "*\n")):
        if not (state / name).exists():
            (state / name).write_text(text, encoding="ascii")


@contextlib.contextmanager
def locked(place: str, wait: float = WAIT) -> Iterator[int]:
    """Hold the lock of a folder (a deployment's, or an environment's); yield its file descriptor.

    A program that inherits this descriptor holds the lock as well: what an interrupted run has left running blocks the
    next one. Nothing is written. Raises Refused when another run does not end in time, UserError for no folder.
    """
    try:
        descriptor = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise UserError(
            _("{path}: {reason}; check the path and its permissions").filled(path=place, reason=error.strerror or error)
        ) from None
    try:
        _lock(descriptor, place, wait)
        yield descriptor
    finally:
        os.close(descriptor)


def _lock(descriptor: int, place: str, wait: float) -> None:
    deadline = time.monotonic() + wait
    shown = False
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            who = holders(place)
            if time.monotonic() >= deadline:
                raise Refused(
                    _("another run is changing {place} ({who}); nothing was changed, try again later").filled(
                        place=place, who=who
                    )
                ) from error
            if not shown and sys.stderr is not None and sys.stderr.isatty():
                os.write(2, f"waiting for {who.of('en')}\n".encode())
                shown = True
            time.sleep(POLL)


def holders(place: str) -> Text:
    """The processes that hold a lock on a folder, by /proc/locks."""
    status = os.stat(place)
    node = f"{os.major(status.st_dev):02x}:{os.minor(status.st_dev):02x}:{status.st_ino}"
    with contextlib.suppress(OSError):
        for line in Path("/proc/locks").read_text(encoding="ascii").splitlines():
            words = line.split()
            if len(words) > 5 and words[1] == "FLOCK" and words[5] == node:
                return _("process {pid}{command}").filled(pid=words[4], command=_command(words[4]))
    return _("a process that is not visible from here")


def _command(pid: str) -> str:
    with contextlib.suppress(OSError):
        raw = Path(f"/proc/{pid}/cmdline").read_bytes()[:300]
        return ": " + " ".join(raw.decode("utf-8", "replace").split("\0"))[:80].strip()
    return ""


def user() -> str:
    """The name of this user, else its number."""
    with contextlib.suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return str(os.getuid())


def now() -> str:
    """The time as ISO 8601, UTC."""
    return dt.datetime.now(dt.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
