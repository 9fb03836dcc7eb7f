import datetime as dt
import time

import pytest

from indextts_doctor.formats.logs.lines import entries, time_at

NOW = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.timezone.utc)
CHAIN = """\
before
Traceback (most recent call last):
  File "/v/lib/python3.9/site-packages/kantts/models/pqmf.py", line 3, in <module>
    from scipy.signal import kaiser
ImportError: cannot import name 'kaiser'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/v/lib/python3.9/site-packages/kantts/bin/text_to_wav.py", line 9, in <module>
    raise ImportError("Please install kantts.")
ImportError: Please install kantts.
[2026-11-24 10:00:00 +0000] [12] [INFO] after
"""


def read(text):
    return list(entries(text.split("\n"), NOW))


def chains(text):
    return [[(link.type, link.message, link.line) for link in one.chain] for one in read(text) if one.chain]


def test_a_chain_is_one_and_its_root_comes_first():
    [before, chain, after] = read(CHAIN)
    assert [(link.message, link.line) for link in chain.chain] == [
        ("cannot import name 'kaiser'", 3),
        ("Please install kantts.", 9),
    ]
    assert chain.number == 4  # of the root's message
    assert chain.packages == ("kantts",)
    assert (before.text, after.number) == ("before", 12)


@pytest.mark.parametrize(
    "prefix",
    [
        pytest.param("Nov 24 10:00:00 host gunicorn[12]: ", id="journal"),
        pytest.param("2026-11-24T10:00:00+0000 host gunicorn[12]: ", id="journal, short-iso"),
        pytest.param("2026-11-24T10:00:00.123456789Z ", id="docker"),
        pytest.param("2026-11-24T10:00:00.123456789Z stderr F ", id="kubernetes"),
        pytest.param("tts-1  | ", id="docker compose"),
    ],
)
def test_what_a_journal_puts_before_is_taken_off(prefix):
    text = "\n".join(prefix + line for line in CHAIN.splitlines()[1:-1])
    assert chains(text) == chains(CHAIN)


@pytest.mark.parametrize(
    ("lines", "hour"),
    [
        pytest.param(["x"], None, id="no time"),
        pytest.param(["2026-11-24 10:00:00,000 INFO x"], 10, id="its own time"),
        pytest.param(["2026-11-24 10:00:00,000 x", "2026-11-24 11:00:00,000 y", "x"], 11, id="the nearest above"),
        pytest.param(["Nov 24 09:00:00 host a[1]: [2026-11-24 10:00:00 +0000] x"], 10, id="before the journal"),
        pytest.param(["Nov 24 09:00:00 host a[1]: x"], 9, id="the journal"),
    ],
)
def test_the_time_of_a_line(lines, hour):
    time_ = time_at(lines, len(lines) - 1, NOW)
    assert (time_ and time_.hour) == hour


def test_the_source_in_a_traceback_says_nothing():
    assert "raise ImportError" not in "".join(one.text for one in read(CHAIN))


def test_a_message_of_many_lines():
    text = 'Traceback (most recent call last):\n  File "a", line 1\nUnpicklingError: Weights only load failed.\n\n\tUnsupported operand 118\n2026-11-24 10:00:00 next'
    assert chains(text) == [[("UnpicklingError", "Weights only load failed.\n\tUnsupported operand 118", 1)]]


def test_two_in_a_row_are_two():
    one = 'Traceback (most recent call last):\n  File "a", line 1\nValueError: x\n'
    assert chains(one + one) == [[("ValueError", "x", 1)]] * 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Traceback (most recent call last):", id="it ends there"),
        pytest.param('Traceback (most recent call last):\n  File "a", line 1', id="without an exception"),
        pytest.param("Traceback (most recent call last):\n??? !", id="no exception's name"),
        pytest.param("The above exception was the direct cause of the following exception:", id="a joint alone"),
    ],
)  # fmt: skip
def test_pieces(text):
    assert not chains(text)


def test_time_is_linear_in_what_is_read():
    begin = time.process_time()
    for line in ("a" * 2000, "[" * 2000, "Traceback (most recent call last):", '  File "' + "x" * 1900, "1-" * 1000):
        read("\n".join([line] * 500))
    assert time.process_time() - begin < 5
