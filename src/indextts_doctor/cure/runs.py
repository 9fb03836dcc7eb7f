"""Where runs are kept: ``.indextts-doctor`` in the deployment's folder, and the lock that makes them one at a time."""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import getpass
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Optional

from indextts_doctor.cure import Refused, journal, trees
from indextts_doctor.cure.journal import Story
from indextts_doctor.model import Text, UserError

POLL = 0.2  # seconds
WAIT = 30.0  # seconds that another run is waited for
README = (
    "What indextts-doctor keeps so that its repairs can be taken back (indextts-doctor history, undo).\n"
    "indextts-doctor history prune removes what is not needed any more.\n"
)


def state_folder(directory: Path) -> Path:
    """Return where the runs of a deployment are kept."""
    return directory / trees.OWN


def distrust(state: Path) -> Optional[Text]:
    """Return why what is kept there cannot be acted upon, or None: whoever can write a journal decides what undo does."""
    try:
        status = os.lstat(state)
    except OSError:
        return None
    if not stat.S_ISDIR(status.st_mode):
        return Text(en=f"{state} is no folder but a link or a file", zh=f"{state} 不是目录，而是链接或文件")
    if status.st_uid != os.geteuid():
        return Text(
            en=f"{state} belongs to user {status.st_uid}: what that user has repaired, that user takes back",
            zh=f"{state} 属于用户 {status.st_uid}：谁做的修复，由谁撤销",
        )
    if stat.S_IMODE(status.st_mode) & 0o022:
        return Text(en=f"others can write into {state}", zh=f"其他用户可以写入 {state}")
    if stat.S_IMODE(status.st_mode) & 0o077:  # as in what git or an archive has unpacked
        return Text(
            en=f"{state} is open to others, so it was not made here: if it was, chmod 700 it",
            zh=f"{state} 对其他用户开放，说明不是在本机生成的；如确是本机生成的，请执行 chmod 700",
        )
    return None


def folders(directory: Path) -> list[Path]:
    """Return the folder of every run, the oldest first. Raises UserError for what cannot be trusted."""
    why = distrust(state_folder(directory))
    if why is not None:
        raise UserError(why.en)
    try:
        found = sorted((state_folder(directory) / "runs").iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except PermissionError as error:
        raise UserError(
            f"{error.filename}: {error.strerror}; only its owner sees what was repaired"
        ) from None
    return [folder for folder in found if (folder / journal.NAME).is_file()]


def story(folder: Path) -> Story:
    """Return what the journal of a run tells. Raises UserError when it cannot be read."""
    try:
        told = Story(journal.read(folder))
    except OSError as error:
        raise UserError(f"{folder}: {error.strerror or error}") from None
    if told.opened is not None:  # its paths are whole: those of a copy are still those of the original
        told.moved = os.path.realpath(told.opened.directory) != os.path.realpath(folder.parents[2])
    return told


def find(directory: Path, name: str) -> Path:
    """Return the folder of a run. Raises UserError for one that is not there."""
    known = {folder.name: folder for folder in folders(directory)}
    if name in known:
        return known[name]
    listed = ", ".join(list(known)[-5:]) or "none"
    raise UserError(f"{name}: no such run; there are: {listed}")


def unfinished(directory: Path) -> list[Path]:
    """Return the runs that were cut off, the oldest first."""
    return [f for f in folders(directory) if story(f).undoable and story(f).state == "open"]


def open_run(directory: Path) -> Path:
    """Make the folder of a new run, closed to everybody else, and return it. Raises Refused."""
    state = state_folder(directory)
    why = distrust(state)
    if why is not None:
        raise Refused(why)
    times = os.stat(directory)
    try:
        state.mkdir(mode=0o700, exist_ok=True)
        why = distrust(state)
        if why is not None:
            raise Refused(why)
        os.utime(directory, ns=(times.st_atime_ns, times.st_mtime_ns))  # what the doctor keeps is no change
        _note(state)
        runs = state / "runs"
        runs.mkdir(mode=0o700, exist_ok=True)
        stamp = dt.datetime.now(dt.timezone.utc).strftime("%Y%m%d-%H%M%S")
        names = (stamp, *(f"{stamp}-{number:03}" for number in range(2, 1000)))
        folder = next(runs / name for name in names if not (runs / name).exists())
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise Refused(
            Text(
                en=f"{state} cannot be written ({error.strerror}): without a journal and backups nothing is changed",
                zh=f"无法写入 {state}（{error.strerror}）：没有日志和备份就不做任何改动",
            )
        ) from None
    return folder


def _note(state: Path) -> None:
    for name, text in (("README", README), (".gitignore", "*\n")):
        if not (state / name).exists():
            (state / name).write_text(text, encoding="ascii")


@contextlib.contextmanager
def locked(place: str, wait: float = WAIT) -> Iterator[int]:
    """Hold the lock of a folder (a deployment's, or an environment's); yield its file descriptor.

    A program that is started with this descriptor holds the lock as well: what an interrupted run has left at work
    keeps the next one out. Nothing is written to take a lock. Raises Refused when another run does not end in time, UserError for no folder.
    """
    try:
        descriptor = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise UserError(f"{place}: {error.strerror or error}") from None
    try:
        _lock(descriptor, place, wait)
        yield descriptor
    finally:
        os.close(descriptor)


def _lock(descriptor: int, place: str, wait: float) -> None:
    deadline = time.monotonic() + wait
    told = False
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            who = holders(place)
            if time.monotonic() >= deadline:
                raise Refused(
                    Text(
                        en=f"another run is at work on {place} ({who}); nothing was changed",
                        zh=f"另一次运行正在处理 {place}（{who}）；未做任何改动",
                    )
                ) from error
            if not told and sys.stderr is not None and sys.stderr.isatty():
                os.write(2, f"waiting for {who}\n".encode())
                told = True
            time.sleep(POLL)


def holders(place: str) -> str:
    """Return which processes hold a lock on a folder, as the kernel tells it."""
    status = os.stat(place)
    node = f"{os.major(status.st_dev):02x}:{os.minor(status.st_dev):02x}:{status.st_ino}"
    with contextlib.suppress(OSError):
        for line in Path("/proc/locks").read_text(encoding="ascii").splitlines():
            words = line.split()
            if len(words) > 5 and words[1] == "FLOCK" and words[5] == node:
                return f"process {words[4]}{_command(words[4])}"
    return "a process that cannot be seen from here"


def _command(pid: str) -> str:
    with contextlib.suppress(OSError):
        raw = Path(f"/proc/{pid}/cmdline").read_bytes()[:300]
        return ": " + " ".join(raw.decode("utf-8", "replace").split("\0"))[:80].strip()
    return ""


def user() -> str:
    """Return who this is."""
    with contextlib.suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return str(os.getuid())


def now() -> str:
    """Return the time as ISO 8601, UTC."""
    return dt.datetime.now(dt.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
