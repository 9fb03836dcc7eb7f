"""Known errors in the logs of the deployment. Only the end of each log is read."""

import datetime as dt
import errno
import os
import re
import select
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Optional

from indextts_doctor.collect.outside.logs.places import STANDARD_INPUT, Place, journals, places
from indextts_doctor.facts import Log, Logs, Unread
from indextts_doctor.formats.logs.times import iso
from indextts_doctor.formats.reading import open_regular
from indextts_doctor.target import procfiles
from indextts_doctor.target.context import Context

SYSTEM = Path("/")
TAIL = 2**20  # bytes that are read of each
COUNTED = 256 * 2**20  # bytes above the tail of which the lines are counted: .2 s
PATIENCE = 30.0  # seconds for which standard input may be silent
_CHUNK = 2**20
_COLOR = re.compile(r"\x1b\[[0-9;]{0,20}m")


def collect(context: Context, root: Path = SYSTEM) -> Logs:
    """Read the logs. One that cannot be read is reported with its reason."""
    now = dt.datetime.now().astimezone()
    read: list[Log] = []
    unread: list[Unread] = []
    for place in places(context, root):
        try:
            read.append(_read(place, now))
        except OSError as error:  # noqa: PERF203 - the others are still worth reading
            unread.append(Unread(place.path, error.strerror or type(error).__name__))
    started = None if context.service is None else _started(root, context.service.pid)
    return Logs(iso(now), tuple(read), tuple(unread), journals(context, root), iso(started) if started else None)


def _read(place: Place, now: dt.datetime) -> Log:
    from indextts_doctor.formats.logs.reading import sayings  # many deployments have no log

    if place.path == STANDARD_INPUT:
        if sys.stdin is None:  # it was closed before we started
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        data, skipped, above = _last(_chunks(sys.stdin.fileno()))
        modified = None
    else:
        with open_regular(place.path) as file:
            status = os.fstat(file.fileno())
            data, skipped, above = tail(file, status.st_size)
            modified = iso(dt.datetime.fromtimestamp(status.st_mtime, dt.timezone.utc))
    said = sayings(lines_of(data), now, above)
    return Log(place.path, place.origin, skipped + len(data), len(data), modified, said)


def tail(file: BinaryIO, size: int, limit: int = TAIL) -> tuple[bytes, int, Optional[int]]:
    """The end of a file in complete lines, the number of bytes before it, and of lines (None: not counted)."""
    start = max(0, size - limit)
    above: Optional[int] = 0 if start <= COUNTED else None
    if above is not None:
        for at in range(0, start, _CHUNK):
            above += file.read(min(_CHUNK, start - at)).count(b"\n")
    file.seek(start)
    return _whole(file.read(limit), start, above)


def _chunks(descriptor: int, patience: float = PATIENCE) -> Iterator[bytes]:
    """Yield what comes on a stream until it ends, or nothing comes any more: ``journalctl -f`` never ends."""
    while select.select([descriptor], [], [], patience)[0] and (chunk := os.read(descriptor, _CHUNK)):
        yield chunk


def _last(chunks: Iterable[bytes], limit: int = TAIL) -> tuple[bytes, int, Optional[int]]:
    """The end of a stream that has one."""
    data, start, above = b"", 0, 0
    for chunk in chunks:
        data += chunk
        cut = max(0, len(data) - limit)
        start, above, data = start + cut, above + data.count(b"\n", 0, cut), data[cut:]
    return _whole(data, start, above)


def _whole(data: bytes, start: int, above: Optional[int]) -> tuple[bytes, int, Optional[int]]:
    """Drop the incomplete first line: a part of a secret would not be recognised."""
    if start == 0:
        return data, 0, 0
    cut = data.find(b"\n") + 1 or len(data)
    return data[cut:], start + cut, None if above is None else above + data.count(b"\n", 0, cut)


def lines_of(data: bytes) -> list[str]:
    """The lines as a terminal would have shown them: without colours, of a progress bar its last state."""
    text = _COLOR.sub("", data.decode("utf-8", "replace"))
    return [line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n")]


def _started(root: Path, pid: int) -> Optional[dt.datetime]:
    """The time at which a process was started."""
    stat = procfiles.text(root / "proc" / str(pid) / "stat", 4096) or ""
    words = stat.rpartition(")")[2].split()  # the name before it may hold spaces and brackets
    ticks = procfiles.integer(words[19]) if len(words) > 19 else None
    boot = procfiles.table(procfiles.text(root / "proc" / "stat")).get("btime")
    if ticks is None or boot is None or not hasattr(os, "sysconf"):
        return None
    return dt.datetime.fromtimestamp(boot + ticks / os.sysconf("SC_CLK_TCK"), dt.timezone.utc)
