import datetime as dt

import pytest

from indextts_doctor.formats.logs.times import iso, time_of

SHANGHAI = dt.timezone(dt.timedelta(hours=8))
NOW = dt.datetime(2026, 1, 2, 12, 0, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("[2026-01-01 10:00:00 +0000] [12] [INFO] x", "2026-01-01T10:00:00Z", id="gunicorn"),
        pytest.param("2026-01-01 10:00:00,123 ERROR x", "2026-01-01T02:00:00Z", id="logging, local time"),
        pytest.param("2026-01-01T10:00:00.5+02:00 x", "2026-01-01T08:00:00Z", id="ISO 8601"),
        pytest.param("ERROR:app:2026-01-01T10:00:00Z x", "2026-01-01T10:00:00Z", id="not at the beginning"),
        pytest.param('127.0.0.1 - - [01/Jan/2026 10:00:00] "GET / HTTP/1.1" 200 -', "2026-01-01T02:00:00Z", id="Flask"),
        pytest.param('::1 - - [01/Jan/2026:10:00:00 +0000] "GET /"', "2026-01-01T10:00:00Z", id="access log"),
        pytest.param("Jan  1 10:00:00 host tts[1]: x", "2026-01-01T02:00:00Z", id="journal"),
        pytest.param("Dec 31 10:00:00 host tts[1]: x", "2025-12-31T02:00:00Z", id="a journal of last year"),
    ],
)  # fmt: skip
def test_times(line, expected):
    assert iso(time_of(line, NOW)) == expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="empty"),
        pytest.param("2026-13-45 10:00:00 x", id="no such day"),
        pytest.param("2026-02-31 10:00:00 x", id="nor this"),
        pytest.param("Feb 31 10:00:00 host x", id="nor this, of a journal"),
        pytest.param("[31/Foo/2026:10:00:00 +0000]", id="no such month"),
        pytest.param("0001-01-01 00:00:00 +2359", id="before all time"),
        pytest.param("12026-01-01 10:00:00", id="part of a longer number"),
        pytest.param("x" * 100 + "2026-01-01 10:00:00", id="too far into the line"),
    ],
)
def test_no_time(line):
    assert time_of(line, NOW) is None
