"""Time of a line in a log, in the formats of gunicorn, logging, uvicorn, Flask, systemd and docker. Pure."""

import datetime as dt
import re
from typing import Optional

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HEAD = 80  # characters at the beginning of a line that are searched for a time
_ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,]\d{1,9})?(?: ?(Z|[+-]\d\d:?\d\d))?(?!\d)"
)
_WEB = re.compile(r"\[(\d\d)/([A-Z][a-z]{2})/(\d{4})[: ](\d\d):(\d\d):(\d\d)(?: ([+-]\d{4}))?\]")
_SYSLOG = re.compile(r"([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d) ")


def time_of(line: str, now: dt.datetime) -> Optional[dt.datetime]:
    """The time of a line in UTC; None: it contains none.

    A time without a zone is in that of ``now``, which must have one; a date without a year is the last such date.
    """
    head = line[:_HEAD]
    if ":" not in head:
        return None
    try:
        return _iso(head, now) or _web(line[: 2 * _HEAD], now) or _syslog(head, now)
    except (ValueError, OverflowError):  # the 31st of February
        return None


def _iso(head: str, now: dt.datetime) -> Optional[dt.datetime]:
    match = _ISO.search(head)
    if match is None:
        return None
    return _at([int(part) for part in match.groups()[:6]], match[7], now)


def _web(head: str, now: dt.datetime) -> Optional[dt.datetime]:
    match = _WEB.search(head)
    if match is None or match[2] not in _MONTHS:
        return None
    day, month, year, *clock = match.groups()[:6]
    return _at([int(year), _MONTHS.index(month) + 1, int(day), *map(int, clock)], match[7], now)


def _syslog(head: str, now: dt.datetime) -> Optional[dt.datetime]:
    match = _SYSLOG.match(head)
    if match is None or match[1] not in _MONTHS:
        return None
    parts = [_MONTHS.index(match[1]) + 1, *map(int, match.groups()[1:])]
    this_year = _at([now.year, *parts], None, now)
    tomorrow = now + dt.timedelta(days=1)
    return this_year if this_year <= tomorrow else _at([now.year - 1, *parts], None, now)


def _at(parts: list[int], zone: Optional[str], now: dt.datetime) -> dt.datetime:
    year, month, day, hour, minute, second = parts
    moment = dt.datetime(year, month, day, hour, minute, min(second, 59), tzinfo=_zone(zone) or now.tzinfo)
    return moment.astimezone(dt.timezone.utc)


def _zone(text: Optional[str]) -> Optional[dt.timezone]:
    if text is None:
        return None
    if text == "Z":
        return dt.timezone.utc
    sign = -1 if text[0] == "-" else 1
    return dt.timezone(sign * dt.timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))


def iso(moment: dt.datetime) -> str:
    """The moment as ISO 8601, in UTC."""
    return moment.astimezone(dt.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
