"""What logs say, put into evidence: where, when, how often, and whether that is still news. Pure; shared by the LOG checks."""

import datetime as dt
import posixpath
from collections.abc import Iterator
from typing import Any, Optional

from indextts_doctor.checks import UNSET, CannotCheck, Evidence, Maybe, Severity, Text, _
from indextts_doctor.facts import Log, Logs, Saying, Target
from indextts_doctor.formats.logs.signatures import BY_NAME

RECENT = dt.timedelta(days=7)  # what is older was either cured or does not happen any more
_NO_LOG = _("no log was found (name it with --log)")
_JOURNAL = _("the journal was not read: journalctl -u {unit} -n 5000 | indextts-doctor check --log -")
_UNREAD = _("the log cannot be read: {path}: {reason}")


class Traced(Evidence, frozen=True, kw_only=True):
    """What a log says: where, when, how often, and what it stands for."""

    place: str
    when: Text
    file: str
    line: Optional[int]
    text: str
    count: int
    first: Optional[str]  # times are in UTC
    last: Optional[str]
    written: Optional[str]  # when the file was
    recent: bool
    root: Maybe[Text] = UNSET
    cause: Maybe[Text] = UNSET
    chain: Maybe[list[str]] = UNSET
    signature: Maybe[str] = UNSET
    codes: Maybe[list[str]] = UNSET  # of the checks that can tell
    page: Maybe[Text] = UNSET
    known_from: Maybe[str] = UNSET
    cure: Maybe[Text] = UNSET
    memory: Maybe[Text] = UNSET
    oom_kills: Maybe[Optional[int]] = UNSET


def told(logs: Logs, *names: str) -> Iterator[tuple[Log, Saying]]:
    """Yield what the logs say of these signatures, news before what is past, the latest first.

    Raises CannotCheck when there is no log.
    """
    if not logs.files:
        raise _silence(logs)
    found = [(log, saying) for log in logs.files for saying in log.sayings if saying.signature in names]
    found.sort(key=lambda pair: _last(*pair) or logs.now, reverse=True)
    yield from sorted(found, key=lambda pair: not recent(logs, *pair))


def _silence(logs: Logs) -> CannotCheck:
    if logs.unread:
        first = logs.unread[0]
        return CannotCheck("failed", _UNREAD.filled(path=first.path, reason=first.reason))
    if logs.journals:
        return CannotCheck("skipped", _JOURNAL.filled(unit=logs.journals[0]))
    return CannotCheck("inapplicable", _NO_LOG)


def recent(logs: Logs, log: Log, saying: Saying) -> bool:
    """Whether it was said by the service as it runs now, or lately where none runs."""
    last = _last(log, saying)
    if saying.superseded or (last and logs.service_started and last < logs.service_started):
        return False
    return last is None or _moment(logs.now) - _moment(last) <= RECENT


def _last(log: Log, saying: Saying) -> Optional[str]:
    """Return when it was said, at the latest."""
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
    """Return the evidence of a saying; ``about`` and ``traces`` are those of its signature where they are not given."""
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
    """Return "logs/app.log:120", as seen from the deployment's folder."""
    inside = log.path.startswith(target.directory.rstrip("/") + "/")
    path = posixpath.relpath(log.path, target.directory) if inside else log.path
    return path if saying.line is None else f"{path}:{saying.line}"


def when(log: Log, saying: Saying, *, fresh: bool) -> Text:
    """Return when it was last said, and how often, in words."""
    last = (_last(log, saying) or "").replace("T", " ")[:16]
    exact, en, zh = saying.time is not None, [], []
    if last:
        en.append(f"{'last' if exact else 'no later than'} {last} UTC")
        zh.append(f"{'最近一次' if exact else '不晚于'} {last} UTC")
    if saying.count > 1:
        en.append(f"{saying.count} times")
        zh.append(f"共 {saying.count} 次")
    if not fresh:
        en.append("before the last start" if saying.superseded else "past")
        zh.append("在最近一次启动之前" if saying.superseded else "已过去")
    return Text(en=", ".join(en) or "now", zh="，".join(zh) or "刚才")
