import pytest
from hypothesis import given
from hypothesis import strategies as st

from indextts_doctor.redact.untrusted import bounded, ending, every_number, printable


@pytest.mark.parametrize(
    "text, visible",
    [
        pytest.param("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m", id="colour"),
        pytest.param("\x1b]0;title\x07", "\\x1b]0;title\\x07", id="title of the window"),
        pytest.param("\x9b2J", "\\x9b2J", id="8-bit CSI"),
        pytest.param("a\x00b\x7f", "a\\x00b\\x7f", id="NUL and DEL"),
        pytest.param("a\rb\bc", "a\\rb\\x08c", id="overwriting"),
        pytest.param("user\u202egpj.exe", "user\\u202egpj.exe", id="reversed text"),
        pytest.param("a\u200bb\ufeff", "a\\u200bb\\ufeff", id="zero width"),
        pytest.param("\ud800x", "\\ud800x", id="lone surrogate"),
        pytest.param("\u2028\u2029", "\\u2028\\u2029", id="line separators"),
        pytest.param("\U000e0041", "\\U000e0041", id="tag"),
    ],
)
def test_made_visible(text, visible):
    assert printable(text) == visible


@pytest.mark.parametrize("text", ["plain", "中文，标点。", "naïve ✗ ♪ ▁▂▅▇", "a\n\tb", "emoji 🎧", "\\x1b"])
def test_left_alone(text):
    assert printable(text) == text


def test_newlines_are_kept_or_escaped():
    assert printable("a\r\nb\tc") == "a\nb\tc"
    assert printable("a\r\nb\tc", newlines=False) == "a\\r\\nb\\tc"


def test_bounded():
    assert bounded("x" * 2000) == "x" * 2000
    cut = bounded("x" * 10_000_000)
    assert len(cut) == 2000
    assert cut.endswith("x… [10,000,000 characters, cut]")
    assert bounded("abc", 2) == "… "[:2]


@given(st.text(), st.integers(0, 50))
def test_always_bounded_and_encodable(text, limit):
    assert len(bounded(text, limit)) <= limit or text == ""
    shown = printable(text, newlines=False)
    assert printable(shown, newlines=False) == shown
    assert shown.encode("utf-8").decode().isprintable() or any(not c.isprintable() for c in text)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        pytest.param("short", 10, "short", id="nothing to cut"),
        pytest.param("token=ghp_abcdefgh and more", 18, "and more", id="a cut through a word"),
        pytest.param("one two three", 9, "two three", id="a cut between words"),
        pytest.param("ghp_abcdefgh" * 100, 50, "", id="one long word"),
        pytest.param("first\nsecond", 8, "second", id="a cut through a line"),
    ],
)
def test_an_end_begins_with_a_complete_word(text, limit, expected):
    assert ending(text, limit) == expected


@pytest.mark.parametrize(
    "number, kept",
    [
        (10**30, 2**53), (-(10**30), -(2**53)), (float("inf"), 2.0**53), (float("-inf"), -(2.0**53)), (float("nan"), 0.0),
        (7, 7), (1.5, 1.5), (True, True), (None, None), ("9", "9"),
    ],
)  # fmt: skip
def test_numbers_that_any_reader_of_json_takes(number, kept):
    assert every_number({"a": [number, (number,)]}) == {"a": [kept, [kept]]}
