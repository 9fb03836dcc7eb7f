"""Known errors in the lines of a log. Pure."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Optional

from indextts_doctor.facts import Link, Saying
from indextts_doctor.formats.logs.lines import Entry, entries, time_at
from indextts_doctor.formats.logs.signatures import CRASHED, EXCEPTIONS, KILLED, LINES, MASK, MASKS, TIMEOUT, Signature
from indextts_doctor.formats.logs.times import iso

LONGEST = 300  # characters of a line, or of a message, that are kept
MOST_LINKS = 8
MOST_PACKAGES = 20
_ERROR = re.compile(r"\[(?:ERROR|CRITICAL)\]|\b(?:ERROR|CRITICAL)\b[ :|-]|^[A-Za-z_][\w.]{0,100}(?:Error|Exception): ")
_HARMLESS = re.compile(r"\[(?:DEBUG|INFO)\]|\b(?:DEBUG|INFO)\b[ :|-]")  # the rest may be the text of a user
_HEAD = 120  # characters that are searched for the level of a line
_ANY_LINE = "|".join(f"(?:{one.pattern})" for one in LINES)  # one search instead of many
_PID = re.compile(r"\(pid: ?(\d+)\)|with pid (\d+)")
_STARTED = re.compile(
    r"\[[^\]]{1,40}\] \[\d+\] \[INFO\] Starting gunicorn |INFO: +Started server process \[|Started \S{1,200}\.service"
)
_STOPPED = re.compile(
    r"\[[^\]]{1,40}\] \[\d+\] \[INFO\] Handling signal: (?:term|int|quit)|\[[^\]]{1,40}\] \[\d+\] \[(?:INFO|ERROR)\] Shutting down: "
    r"|INFO: +Finished server process \[|(?:Stopped|Stopping) \S{1,200}\.service"
)


def sayings(lines: Sequence[str], now: dt.datetime, before: Optional[int] = 0) -> tuple[Saying, ...]:
    """The known errors in the lines, the latest first.

    ``before`` is the number of lines above them in the file; None: not counted.
    """
    reader = _Reader()
    for one in entries(lines, now):
        reader.take(one)
    return tuple(
        Saying(
            signature=name,
            text=beginning(" ".join(last.text.split())),
            line=None if before is None else before + last.number + 1,
            count=count,
            time=_iso(time_at(lines, last.number, now)),
            first=_iso(time_at(lines, first.number, now)),
            chain=tuple(map(_bounded, last.chain[:MOST_LINKS])),
            packages=last.packages[:MOST_PACKAGES],
            superseded=reader.superseded(last.number),
        )
        for name, (first, last, count) in sorted(reader.found.items(), key=lambda item: -item[1][1].number)
    )


def _iso(moment: Optional[dt.datetime]) -> Optional[str]:
    return None if moment is None else iso(moment)


def _bounded(link: Link) -> Link:
    return Link(link.type, beginning(link.message), link.file, link.line)


def of_line(line: str) -> Optional[Signature]:
    """The known error of a line outside a traceback."""
    if re.match(_ANY_LINE, line):
        return next(one for one in LINES if re.match(one.pattern, line))
    error, harmless = _ERROR.search(line[:_HEAD]), _HARMLESS.search(line[:_HEAD])
    if error and not (harmless and harmless.start() < error.start()):
        known = next((one for one in EXCEPTIONS if re.search(one.pattern, line)), None)
        return MASKS if known is None and re.search(MASKS.pattern, line) else known
    return None


def of_chain(chain: tuple[Link, ...]) -> Optional[Signature]:
    """The known error of a chain of exceptions: that of its first known exception, root first."""
    for link in chain:
        text = f"{link.type}: {link.message}"
        known = next((one for one in EXCEPTIONS if re.search(one.pattern, text)), None)
        if known is not None:
            return known
    return None


def is_masked(chain: tuple[Link, ...]) -> bool:
    """Whether kantts hides the first exception."""
    return any(re.search(MASKS.pattern, link.message) for link in chain)


class _Reader:
    """State of the reading. A worker that gunicorn kills itself, or at the end, is not counted as killed by others."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[Entry, Entry, int]] = {}  # first, last, count
        self.timed_out: set[str] = set()
        self.starts: list[int] = []
        self.stops: list[int] = []

    def take(self, one: Entry) -> None:
        if not one.chain and _STARTED.match(one.text):
            self.starts.append(one.number)
        elif not one.chain and _STOPPED.match(one.text):
            self.stops.append(one.number)
        else:
            name = self._name(one)
            if name:
                first, _, count = self.found.get(name, (one, one, 0))
                self.found[name] = (first, one, count + 1)

    def _name(self, one: Entry) -> Optional[str]:
        if one.chain:
            if is_masked(one.chain):
                return MASK
            known = of_chain(one.chain)
        else:
            known = of_line(one.text)
        if known is None:
            return None
        return None if self._by_gunicorn_itself(known.name, one.text) else known.name

    def _by_gunicorn_itself(self, name: str, text: str) -> bool:
        match = _PID.search(text) if name in (TIMEOUT, KILLED, CRASHED) else None
        pid = (match[1] or match[2]) if match else ""
        if name == TIMEOUT:
            self.timed_out.add(pid)
        stopping = bool(self.stops) and self.stops[-1] > max(self.starts, default=-1)
        return name == KILLED and bool(pid) and (pid in self.timed_out or stopping)

    def superseded(self, number: int) -> bool:
        """Whether the service was started again after that line.

        One start may belong to the same run, because an application that is loaded first logs before its server.
        """
        starts = [at for at in self.starts if at > number]
        stop = next((at for at in self.stops if at > number), None)
        return len(starts) > 1 or (stop is not None and any(at > stop for at in starts))


def beginning(text: str, limit: int = LONGEST) -> str:
    """The beginning of ``text`` up to a complete word: a part of a word may be a part of a secret."""
    if len(text) <= limit:
        return text
    cut = max(text.rfind(space, 0, limit) for space in " \t\n")
    return f"{text[:cut]} …" if cut > 0 else "…"
