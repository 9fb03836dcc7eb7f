"""A process with its descendants: how much memory they hold, when the leader ends, and an end to all of them."""

from __future__ import annotations

import atexit
import contextlib
import errno
import itertools
import os
import select
import signal
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar, Optional

import psutil

ROUNDS = 50  # of killing, at most
BIRTH = 2.0  # seconds that the end waits for processes that are being made
LOOK = 0.25  # seconds between two looks for new descendants: each reads the full process table


class Bell:
    """Rings at once when a process ends, without reaping it where the system can do that."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._descriptor: Optional[int] = None
        with contextlib.suppress(AttributeError, OSError):  # not on every system, and not before Linux 5.3
            self._descriptor = os.pidfd_open(process.pid)

    def __enter__(self) -> Bell:  # noqa: PYI034 - Self is not in 3.9
        return self

    def __exit__(self, *_: object) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)

    def wait(self, seconds: float) -> bool:
        """Wait at most ``seconds``; return whether the process has ended."""
        if self._descriptor is None:
            return self._wait_by_turns(seconds)
        poll = select.poll()
        poll.register(self._descriptor, select.POLLIN)
        return bool(poll.poll(max(0.0, seconds * 1000)))

    def _wait_by_turns(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        nap = 0.0005
        while self._process.poll() is None:
            if time.monotonic() >= deadline:
                return False
            time.sleep(nap)
            nap = min(nap * 2, 0.005)
        return True


class Family:
    """The process ``pid``, leader of its session, and all that come from it."""

    _living: ClassVar[set[Family]] = set()
    _closed: ClassVar[bool] = False  # the doctor is about to end
    _lock: ClassVar[threading.Lock] = threading.Lock()
    _births: ClassVar[int] = 0  # processes that are being created and have no owner yet
    _born: ClassVar[threading.Condition] = threading.Condition(_lock)
    _numbers: ClassVar[itertools.count[int]] = itertools.count()
    _name: ClassVar[str] = os.urandom(8).hex()  # secrets would load hashlib

    def __init__(self, pid: int, mark: str) -> None:
        self._pid = pid
        self._mark = mark.encode() + b"\0"
        self._leader = _process(pid)
        self._known: set[psutil.Process] = set()
        self._next_look = 0.0
        self.peak = 0
        with self._lock:
            self._living.add(self)
            closed = Family._closed
        if closed:
            self.kill()

    @classmethod
    def token(cls) -> str:
        """A word that no other run has."""
        return f"{os.getpid()}-{cls._name}-{next(cls._numbers)}"

    @classmethod
    def kill_all(cls) -> None:
        """Kill every family that is being attended."""
        with cls._lock:
            living = list(cls._living)
        for family in living:
            family.look()
            family.kill()

    @classmethod
    def close(cls) -> None:
        """Kill every family, and from now on each new one at its birth: threads may still be at work."""
        with cls._born:
            cls._closed = True
            cls._born.wait_for(lambda: cls._births == 0, timeout=BIRTH)
        cls.kill_all()

    @classmethod
    @contextlib.contextmanager
    def birth(cls) -> Iterator[None]:
        """Make a process, and its family, in here. Raises OSError when the doctor is about to end."""
        with cls._lock:
            if cls._closed:
                raise OSError(errno.ECANCELED, os.strerror(errno.ECANCELED))
            cls._births += 1
        try:
            yield
        finally:
            with cls._born:
                cls._births -= 1
                cls._born.notify_all()

    def __enter__(self) -> Family:  # noqa: PYI034 - Self is not in 3.9
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:  # interrupted
            self.look()
            self.kill(thoroughly=True)
        with self._lock:
            self._living.discard(self)

    def resident(self) -> int:
        """The bytes that leader and descendants hold in memory now, and keep the highest figure."""
        if time.monotonic() >= self._next_look:
            began = time.monotonic()
            self.look()
            spent = time.monotonic() - began
            self._next_look = began + max(LOOK, 20 * spent)
        members = [self._leader, *self._known] if self._leader else list(self._known)
        total = sum(_resident(member) for member in members)
        self.peak = max(self.peak, total)
        return total

    def look(self) -> None:
        """Find the descendants that there are now, also those in sessions of their own."""
        for member in [self._leader, *self._known]:
            if member is not None:
                with contextlib.suppress(psutil.Error, OSError):
                    self._known.update(member.children(recursive=True))

    def signal_leader(self, number: signal.Signals) -> None:
        """Send a signal to the leader alone."""
        with contextlib.suppress(OSError):
            os.kill(self._pid, number)

    def kill(self, *, thoroughly: bool = False) -> None:
        """Kill the leader's process group and every known descendant.

        ``thoroughly`` finds those too that left their parents unseen, by the mark in their environment.
        """
        if self._leader is not None:
            with contextlib.suppress(OSError):
                os.killpg(self._pid, signal.SIGKILL)
        _kill(self._known)
        if thoroughly:
            _kill_marked(self._mark)


def sweep() -> None:
    """Kill what is left of all runs of this doctor, by the mark in their environment."""
    _kill_marked(f"={os.getpid()}-{Family._name}-".encode())  # noqa: SLF001 - of this very module


atexit.register(Family.close)


def _process(pid: int) -> Optional[psutil.Process]:
    try:
        return psutil.Process(pid)
    except psutil.Error:
        return None


def _kill(processes: Iterable[psutil.Process]) -> None:
    for process in processes:
        with contextlib.suppress(psutil.Error, OSError):
            process.kill()


def _kill_marked(mark: bytes) -> None:
    """Kill again and again: while one looks, a process may make another."""
    for _ in range(ROUNDS):
        found = _marked(mark)
        if not found:
            return
        _kill(found)
        time.sleep(0.002)


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except (psutil.Error, OSError):
        return 0


def _marked(mark: bytes) -> list[psutil.Process]:
    found = []
    for folder in Path("/proc").glob("[0-9]*") if Path("/proc/self/environ").exists() else ():
        with contextlib.suppress(OSError):
            if mark in (folder / "environ").read_bytes() and folder.name != str(os.getpid()):
                found.append(_process(int(folder.name)))
    return [process for process in found if process is not None]


def oom_kills(root: Path = Path("/")) -> int:
    """The number of processes that the OOM killer has killed, here or, if that is unknown, anywhere."""
    for file in (*_counters(root), root / "proc/vmstat"):
        with contextlib.suppress(OSError, ValueError, LookupError):
            for line in file.read_text(encoding="ascii", errors="replace").splitlines():
                if line.startswith("oom_kill "):
                    return int(line.split()[1])
    return 0


def _counters(root: Path) -> list[Path]:
    """The files of this process's memory cgroup that may count, version 1 and 2."""
    files = []
    with contextlib.suppress(OSError):
        for line in (root / "proc/self/cgroup").read_text(encoding="utf-8", errors="replace").splitlines():
            number, controllers, path = [*line.split(":", 2), "", ""][:3]
            if "memory" in controllers.split(","):
                base, name = root / "sys/fs/cgroup/memory", "memory.oom_control"
            elif number == "0":
                base, name = root / "sys/fs/cgroup", "memory.events"
            else:
                continue
            # Inside a container the path may be the host's, and the mount is the cgroup itself.
            files += [base / path.lstrip("/") / name, base / name]
    return files
