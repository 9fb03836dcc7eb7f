"""Facts about known errors in the logs of the service. Times are ISO 8601, in UTC."""

from __future__ import annotations

from typing import Literal, Optional

from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Record, fact


class Saying(Record, frozen=True):
    """All occurrences of one known error in one log, the last one in full."""

    signature: str  # its id in formats/logs/signatures.py
    text: str  # the line, bounded
    line: Optional[int]  # its number in the file; None: too far into it to count
    count: int = 1  # how often, in what was read
    time: Optional[str] = None  # of the last one; None: the log gives no times
    first: Optional[str] = None  # of the first one that was read
    chain: tuple[Link, ...] = ()  # of its exception, root cause first
    packages: tuple[str, ...] = ()  # canonical names met in its stack, innermost first
    superseded: bool = False  # further down the log shows that the service was started again


LogOrigin = Literal["option", "configuration", "service", "unit", "gunicorn", "folder"]  # what named it


class Log(Record, frozen=True):
    """A log, of which the end was read."""

    path: str
    origin: LogOrigin
    size: int  # bytes
    read: int  # bytes, from the end
    modified: Optional[str] = None  # None: it came from standard input
    sayings: tuple[Saying, ...] = ()


class Unread(Record, frozen=True):
    """A log that could not be read."""

    path: str
    reason: str


@fact("logs")
class Logs(Record, frozen=True):
    """The logs of the deployment."""

    now: str  # when they were read
    files: tuple[Log, ...] = ()
    unread: tuple[Unread, ...] = ()
    journals: tuple[str, ...] = ()  # units of systemd that write to the journal, which was not read
    service_started: Optional[str] = None  # the running one; None: none runs, or unknown

    @classmethod
    def healthy(cls) -> Logs:
        return cls(
            now="2026-11-24T10:00:00Z",
            files=(
                Log(
                    path="/srv/tts/logs/tts.log", origin="folder", size=1000, read=1000, modified="2026-11-24T09:30:00Z"
                ),
            ),
        )
