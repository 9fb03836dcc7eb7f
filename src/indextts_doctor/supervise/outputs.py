"""The files in memory that a supervised process reads and writes, and what they hold when it has ended."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import fcntl
import json
import os
import tempfile
from typing import Any

from indextts_doctor.redact.untrusted import ending

KEPT = 256 * 2**10  # bytes of the end of an output that are looked at
SHOWN = 4000  # characters of an output that are kept
TRIM = 4 * 2**20  # bytes that an output may occupy while the process runs
RESULT_MAX = 4 * 2**20  # bytes of a result
MARKS_MAX = 100  # announcements that are kept
LINE_MAX = 4000  # bytes of one of them that are looked at
PARTS_MAX = 250_000  # about the values in it: each takes many times its text in memory

PLACES = ("/dev/shm", "/tmp", "/var/tmp")  # noqa: S108 - only for files without a name, if there is no memfd


class Outputs:
    """Standard input, output and error and the result of one process, as file descriptors."""

    def __init__(self, source: bytes) -> None:
        self._stack = contextlib.ExitStack()
        with contextlib.ExitStack() as undo:
            undo.callback(self._stack.close)
            self.source, self.stdout, self.stderr, self.result = (self._file() for _ in range(4))
            _write(self.source, source)
            os.lseek(self.source, 0, os.SEEK_SET)
            undo.pop_all()
        self._dropped = {self.stdout: b"", self.stderr: b""}
        self._heads: dict[int, bytes] = {}

    def __enter__(self) -> Outputs:  # noqa: PYI034 - Self is not in 3.9
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _file(self) -> int:
        descriptor = _nameless_file()
        # Above 2, also when the doctor itself runs with closed standard streams, and out of the way of
        # programs that close "the first few".
        high = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 64)
        os.close(descriptor)
        self._stack.callback(os.close, high)
        return high

    def trim(self) -> int:
        """Free the memory of output that will not be read; return the bytes written so far.

        The writer keeps its offset, so what it writes next leaves a hole where the old text was.
        """
        written = 0
        for descriptor in self._dropped:
            status = os.fstat(descriptor)
            written = max(written, status.st_size)
            if status.st_blocks * 512 > TRIM:
                self._heads.setdefault(descriptor, os.pread(descriptor, SHOWN, 0))
                self._dropped[descriptor] = self.tail(descriptor)
                os.ftruncate(descriptor, 0)
        return max(written, os.fstat(self.result).st_size)

    def tail(self, descriptor: int) -> bytes:
        """The last bytes of an output, at most KEPT."""
        size = os.fstat(descriptor).st_size
        new = os.pread(descriptor, KEPT, max(0, size - KEPT)).lstrip(b"\0")
        return (self._dropped[descriptor] + new)[-KEPT:]

    def marks(self) -> tuple[str, ...]:
        """What the process has announced so far."""
        return parse(os.pread(self.result, SHOWN, 0).rpartition(b"\n")[0] + b"\n").marks

    def startup(self, sizes: tuple[int, int]) -> str:
        """The first bytes of both outputs, as long as they were when the probe began."""
        raw = b""
        for descriptor, size in zip((self.stdout, self.stderr), sizes):
            raw += (self._heads.get(descriptor) or os.pread(descriptor, SHOWN, 0))[:size]
        return _text(raw)[:SHOWN]


def _nameless_file() -> int:
    """The descriptor of a new file in memory, or on a disk that has room where there is no memfd."""
    with contextlib.suppress(AttributeError, OSError):
        return os.memfd_create("indextts-doctor")
    for place in PLACES:
        with contextlib.suppress(OSError), tempfile.TemporaryFile(dir=place) as file:
            return os.dup(file.fileno())
    raise OSError(errno.ENOSPC, "no place for a temporary file")


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def end(raw: bytes, shown: int = SHOWN) -> str:
    """The end of an output as text, at most so many characters."""
    return ending(_text(raw), shown)


@dataclasses.dataclass(frozen=True)
class Answer:
    """What a probe wrote as its result: marks, one to a line, and then one JSON document."""

    value: Any = None
    complete: bool = False  # the document is there
    problem: str = ""  # it is there, but is none
    began: bool = False
    startup: tuple[int, int] = (0, 0)  # bytes of output before the first line
    marks: tuple[str, ...] = ()  # what the probe announced, one after the other


def read(descriptor: int) -> Answer:
    """The answer in a result file."""
    size = os.fstat(descriptor).st_size
    answer = parse(os.pread(descriptor, min(size, RESULT_MAX), 0))
    if size <= RESULT_MAX:
        return answer
    problem = f"a result of {size >> 20} MiB, which no probe writes"
    return dataclasses.replace(answer, value=None, complete=False, problem=problem)


def parse(raw: bytes) -> Answer:
    """The answer that ``raw`` holds."""
    begin = 0
    marks: list[str] = []
    answer = Answer()
    while raw.startswith((b"began ", b"at "), begin):
        end = raw.find(b"\n", begin) + 1 or len(raw)
        kind, text = _text(raw[begin : min(end, begin + LINE_MAX)]).rstrip("\n").split(" ", 1)
        begin = end
        if kind == "at":
            marks.append(text[:200])
            del marks[:-MARKS_MAX]
        else:
            answer = dataclasses.replace(answer, began=True, startup=_sizes(text))
    answer = dataclasses.replace(answer, marks=tuple(marks))
    return _documented(answer, raw[begin:])


def _documented(answer: Answer, raw: bytes) -> Answer:
    """Add the JSON document, if there is one."""
    if not raw.strip():
        return answer
    if raw.count(b",") + 4 * raw.count(b"{") + raw.count(b"[") > PARTS_MAX:
        return dataclasses.replace(answer, problem=f"a result of too many parts: {_text(raw[:80])!r}")
    try:
        value, _ = json.JSONDecoder().raw_decode(_text(raw.lstrip()))
        value = _clean(value) if b"\\ud" in raw else value
    except (ValueError, RecursionError) as error:
        return dataclasses.replace(answer, problem=f"{str(error)[:300]}: {_text(raw[:80])!r}")
    return dataclasses.replace(answer, value=value, complete=True)


def _sizes(text: str) -> tuple[int, int]:
    """The bytes of both outputs; 0 for what is no number."""
    sizes = [int(word) if word.isdecimal() and len(word) < 20 else 0 for word in text.split()[:2]] + [0, 0]
    return sizes[0], sizes[1]


def _clean(value: Any) -> Any:
    """Replace lone surrogates, which file names without an encoding leave and which cannot be written again."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    return value
