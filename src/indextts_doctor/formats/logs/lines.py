"""Entries of a log: lines without the prefix of a journal, and tracebacks as chains of exceptions. Pure."""

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Optional

from packaging.utils import canonicalize_name

from indextts_doctor.facts import Link
from indextts_doctor.formats.logs.times import time_of

LONGEST = 2000  # characters of a line, and of a message
MOST_LINES = 20  # of one message
MOST_LINKS = 20
MOST_FRAMES = 400
MOST_ABOVE = 2000  # lines that are searched for a time

# Prefix of a line from a journal, docker or kubernetes.
_PREFIX = re.compile(
    r"(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S{1,255} [^\s:]{1,100}: "
    r"|\d{4}-\d\d-\d\dT[\d:.,]{8,18}(?:Z|[+-]\d\d:?\d\d) (?:(?:stdout|stderr) [FP] |\S{1,255} [^\s:]{1,100}\[\d+\]: )?"
    r"|[\w.-]{1,63} +\| )"
)
_BEGIN = "Traceback (most recent call last):"
_JOINTS = (
    "During handling of the above exception, another exception occurred:",
    "The above exception was the direct cause of the following exception:",
)
_FRAME = re.compile(r'\s+File "([^"\n]{1,1000})", line (\d{1,9})(?:, in .*)?')
_RAISED = re.compile(r"([A-Za-z_][\w.]{0,200})(?:: ?(.*))?")
_PACKAGE = re.compile(r"/(?:site|dist)-packages/([A-Za-z_]\w*)")


@dataclasses.dataclass(frozen=True)
class Entry:
    """A single line, or a chain of exceptions with its root first."""

    number: int  # of the line, from 0; of a chain, that of the root's message
    text: str
    chain: tuple[Link, ...] = ()
    packages: tuple[str, ...] = ()


def entries(lines: Iterable[str], now: dt.datetime) -> Iterator[Entry]:
    """The entries in their order; a chain comes when it ends. The source code in a traceback is skipped."""
    reader = _Reader(now)
    for number, line in enumerate(lines):
        yield from reader.feed(number, line[:LONGEST])
    yield from reader.flush()


def time_at(lines: Sequence[str], number: int, now: dt.datetime) -> Optional[dt.datetime]:
    """The time of a line in UTC: its own, or that of the nearest line above that has one."""
    above = lines[max(0, number - MOST_ABOVE) : number + 1]
    return next((time for line in reversed(above) if (time := _time_of(line, now))), None)


def _time_of(whole: str, now: dt.datetime) -> Optional[dt.datetime]:
    """The time in the line; if it has none, that of the journal."""
    prefix = _PREFIX.match(whole)
    own = time_of(whole[prefix.end() :], now) if prefix else None
    return own or time_of(whole, now)


class _Reader:
    """State of the reading within a traceback."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now
        self.inside = self.joined = False
        self.frames: list[tuple[str, int]] = []
        self.packages: list[str] = []
        self.links: list[Link] = []
        self.number = 0
        self.more = 0  # further lines that the last message may have

    def feed(self, number: int, whole: str) -> Iterator[Entry]:
        if not whole or whole.isspace():
            return
        prefix = _PREFIX.match(whole)
        line = whole[prefix.end() :] if prefix else whole
        if line.rstrip().endswith(_BEGIN):
            yield from self._begin()
        elif self.inside:
            self._in_traceback(number, line)
        elif self.links and line.strip() in _JOINTS:
            self.joined, self.more = True, 0
        else:
            if self.links and time_of(line, self.now):
                yield from self.flush()
            elif self.more and line.strip():
                self._continue(line)
            if line.strip():
                yield Entry(number, line)

    def _begin(self) -> Iterator[Entry]:
        if not self.joined:
            yield from self.flush()
        self.inside, self.joined, self.frames = True, False, []

    def _in_traceback(self, number: int, line: str) -> None:
        frame = _FRAME.match(line)
        if frame:
            if len(self.frames) < MOST_FRAMES:
                self.frames.append((frame[1], int(frame[2])))
        elif line and not line[0].isspace():
            self.inside = False
            raised = _RAISED.fullmatch(line.rstrip())
            if raised is not None and len(self.links) < MOST_LINKS:
                self._raised(number, raised[1], raised[2] or "")

    def _raised(self, number: int, kind: str, message: str) -> None:
        file, at = self.frames[-1] if self.frames else (None, None)
        if not self.links:
            self.number = number
        self.links.append(Link(kind.rpartition(".")[2], message, file, at))
        self.packages += [name for path, _ in reversed(self.frames) for name in _packages(path)]
        self.more = MOST_LINES

    def _continue(self, line: str) -> None:
        last = self.links[-1]
        message = f"{last.message}\n{line}"[:LONGEST]
        self.links[-1] = Link(last.type, message, last.file, last.line)
        self.more -= 1

    def flush(self) -> Iterator[Entry]:
        """The chain that ended, if any."""
        if self.links:
            root = self.links[0]
            text = f"{root.type}: {root.message}"
            packages = tuple(dict.fromkeys(self.packages))
            yield Entry(self.number, text, tuple(self.links), packages)
        self.links, self.packages, self.more = [], [], 0
        self.inside = self.joined = False


def _packages(path: str) -> list[str]:
    return [canonicalize_name(name) for name in _PACKAGE.findall(path)[-1:]]
