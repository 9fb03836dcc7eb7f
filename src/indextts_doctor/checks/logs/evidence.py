"""Evidence from log entries: the place, the time, the count, and whether they are recent. Pure; shared by the LOG checks."""

import datetime as dt
import functools
import posixpath
from collections.abc import Iterator
from typing import Any, Optional

from indextts_doctor.checks import UNSET, CannotCheck, Evidence, Maybe, Severity, Text, _
from indextts_doctor.facts import Log, Logs, Saying, Target
from indextts_doctor.formats.logs.signatures import BY_NAME

RECENT = dt.timedelta(days=7)  # an older error is fixed or does not occur any more
_NO_LOG = _("no log found (specify one with --log)")
_JOURNAL = _("the journal was not read: journalctl -u {unit} -n 5000 | indextts-doctor check --log -")
_UNREAD = _("the log {path} cannot be read: {reason}")
_AND = _("{first}, {second}")


class Traced(Evidence, frozen=True, kw_only=True):
    """A log entry: its place, its time, its count, and its cause."""

    place: str
    when: Text
    file: str
    line: Optional[int]
    text: str
    count: int
    first: Optional[str]  # times are in UTC
    last: Optional[str]
    written: Optional[str]  # when the file was last written
    recent: bool
    root: Maybe[Text] = UNSET
    cause: Maybe[Text] = UNSET
    chain: Maybe[list[str]] = UNSET
    signature: Maybe[str] = UNSET
    codes: Maybe[list[str]] = UNSET  # of the checks that detect the same error
    page: Maybe[Text] = UNSET
    known_from: Maybe[str] = UNSET
    fix: Maybe[Text] = UNSET
    memory: Maybe[Text] = UNSET
    oom_kills: Maybe[Optional[int]] = UNSET


def entries(logs: Logs, *names: str) -> Iterator[tuple[Log, Saying]]:
    """Yield the log entries with these signatures, recent ones first, then by time, the latest first.

    Raises CannotCheck when there is no log.
    """
    if not logs.files:
        raise _no_log(logs)
    found = [(log, saying) for log in logs.files for saying in log.sayings if saying.signature in names]
    found.sort(key=lambda pair: _last(*pair) or logs.now, reverse=True)
    yield from sorted(found, key=lambda pair: not recent(logs, *pair))


def _no_log(logs: Logs) -> CannotCheck:
    if logs.unread:
        first = logs.unread[0]
        return CannotCheck("failed", _UNREAD.filled(path=first.path, reason=first.reason))
    if logs.journals:
        return CannotCheck("skipped", _JOURNAL.filled(unit=logs.journals[0]))
    return CannotCheck("inapplicable", _NO_LOG)


def recent(logs: Logs, log: Log, saying: Saying) -> bool:
    """Whether the running service wrote the entry; without a running service, whether it is newer than RECENT."""
    last = _last(log, saying)
    if saying.superseded or (last and logs.service_started and last < logs.service_started):
        return False
    return last is None or _moment(logs.now) - _moment(last) <= RECENT


def _last(log: Log, saying: Saying) -> Optional[str]:
    """The time of the entry, or else of the last change of the file."""
    return saying.time or log.modified


def _moment(iso: str) -> dt.datetime:
    return dt.datetime.strptime(iso, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=dt.timezone.utc)


def evidence(
    logs: Logs,
    target: Target,
    log: Log,
    saying: Saying,
    *,
    about: Optional[frozenset[str]] = None,
    traces: Optional[tuple[str, ...]] = None,
    settled: Optional[Severity] = None,
    **facts: Any,
) -> Traced:
    """The evidence of a log entry; ``about`` and ``traces`` default to those of its signature."""
    known = BY_NAME[saying.signature]
    fresh = recent(logs, log, saying)
    return Traced(
        place=place(target, log, saying),
        when=when(log, saying, fresh=fresh),
        file=log.path,
        line=saying.line,
        text=saying.text,
        count=saying.count,
        first=saying.first,
        last=saying.time,
        written=log.modified,
        recent=fresh,
        **facts,
        about=known.about if about is None else about,
        severity=Severity.WARNING if fresh else Severity.NOTE,
        traces=known.codes if traces is None else traces,
        settled=settled,
    )


def place(target: Target, log: Log, saying: Saying) -> str:
    """The file and line of the entry, as "logs/app.log:120", relative to the deployment's folder."""
    inside = log.path.startswith(target.directory.rstrip("/") + "/")
    path = posixpath.relpath(log.path, target.directory) if inside else log.path
    return path if saying.line is None else f"{path}:{saying.line}"


def when(log: Log, saying: Saying, *, fresh: bool) -> Text:
    """The time of the last occurrence and the count, in words; times are in UTC."""
    last = (_last(log, saying) or "").replace("T", " ")[:16]
    words = []
    if last:
        time = _("last {time} UTC") if saying.time is not None else _("no later than {time} UTC")
        words.append(time.filled(time=last))
    if saying.count > 1:
        words.append(_("{count} times").filled(count=saying.count))
    if not fresh:
        words.append(_("before the last start") if saying.superseded else _("not recent"))
    if not words:
        return _("time unknown")
    return functools.reduce(lambda first, second: _AND.filled(first=first, second=second), words)
