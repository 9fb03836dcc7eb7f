"""One input for one reader: within its time, without running anything, and nothing raised but what is declared."""

from __future__ import annotations

import atexit
import contextlib
import dataclasses
import functools
import os
import resource
import shutil
import signal
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

SECONDS = 5.0  # of the processor, for one input of at most MOST bytes
MOST = 2**18  # bytes of an input
MIB = 2**20
CORPUS = Path(__file__).parent / "corpus"

# What no reader does: start or load something, or speak to somebody.
_FORBIDDEN = (
    "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "subprocess.Popen", "pty.spawn",
    "pickle.find_class", "marshal.loads", "code.__new__", "ctypes.dlopen", "webbrowser.open",
    "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request", "os.putenv", "signal.pthread_kill",
)  # fmt: skip
_IMPORTS = ("marshal.loads", "code.__new__")  # what the import system does itself, for a module that is late
_LIBRARY = tuple({*map(sysconfig.get_path, ("stdlib", "platstdlib", "purelib", "platlib")), "<frozen"})
_SOURCE = str(Path(__file__).parents[2] / "src")


class Ran(AssertionError):  # noqa: N818 - it tells what happened
    """A reader has run something."""


class Slow(BaseException):
    """An input took too long."""


@dataclasses.dataclass(frozen=True)
class Target:
    """A reader: ``run`` raises for what must not be; ``seeds`` are valid inputs; ``words`` occur in the format."""

    name: str
    run: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    words: tuple[bytes, ...] = ()

    def __call__(self, data: bytes) -> None:
        with watched(SECONDS):
            self.run(data)

    def known(self) -> tuple[bytes, ...]:
        """Return what was found before."""
        folder = CORPUS / self.name
        return tuple(path.read_bytes() for path in sorted(folder.iterdir())) if folder.is_dir() else ()


_armed = False


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if not _armed:
        return
    if event in _FORBIDDEN and not (event in _IMPORTS and "importlib" in _caller()):
        raise Ran(f"{event} {arguments!r}"[:500])
    if event == "exec":
        file = str(getattr(arguments[0], "co_filename", ""))
        if not (file.startswith((*_LIBRARY, _SOURCE)) or _caller().startswith(_LIBRARY)):
            raise Ran(f"{event} {file} from {_caller()}"[:500])


def _caller() -> str:
    """Return the file of the code that did it."""
    return sys._getframe(2).f_code.co_filename


@functools.cache
def _install() -> None:
    sys.addaudithook(_hook)


@contextlib.contextmanager
def watched(seconds: float) -> Iterator[None]:
    """Raise Slow after so many seconds of the processor, and Ran when something is run."""
    global _armed  # noqa: PLW0603 - a hook cannot be taken away again
    _install()
    before = signal.signal(signal.SIGPROF, _late)
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.2)
    _armed = True
    try:
        yield
    finally:
        _armed = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _late(_number: int, _frame: object) -> None:
    raise Slow


def confine(mebibytes: int) -> None:
    """Let this process take at most so much more memory than it has."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limit = pages * resource.getpagesize() + mebibytes * MIB
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


@functools.cache
def folder(name: str) -> Path:
    """Return a folder of this process; whoever sets FUZZ_FOLDER removes it."""
    place = os.environ.get("FUZZ_FOLDER") or memory()
    path = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-", dir=place))
    atexit.register(_remove_as, os.getpid(), path)
    return path


def _remove_as(owner: int, path: Path) -> None:
    """Remove a folder at the end of the process that made it, and of none of its forks."""
    if os.getpid() == owner:
        shutil.rmtree(path, ignore_errors=True)


def memory() -> str | None:
    """Return a folder in memory, where there is one."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


@functools.cache
def _descriptor(_process: int) -> int:
    return os.memfd_create("fuzz")


def file(data: bytes) -> str:
    """Return the path of a regular file with this content; the same one for every call."""
    number = _descriptor(os.getpid())
    os.ftruncate(number, 0)
    os.pwrite(number, data, 0)
    return f"/proc/self/fd/{number}"


def lay(root: Path, **files: bytes) -> Path:
    """Write files below a folder; ``__`` in a name stands for ``/``."""
    for name, data in files.items():
        write(root / name.replace("__", "/"), data)
    return root


def write(path: Path, data: bytes) -> None:
    """Write a file, and the folders on the way; as it is when it holds the same."""
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
