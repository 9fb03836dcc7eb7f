"""Files of NAME=value lines, in the syntax that shells, systemd and dotenv share. Pure."""

import re
from collections.abc import Iterator

# No blank can belong to two parts of it: a line of many would take their square in time.
_BARE = r"(?:(?<![ \t])\#|[^\s\#])[^ \t\r\n]*(?:[ \t]+[^ \t\r\n\#][^ \t\r\n]*)*"
LINE = re.compile(
    rf"""
    [ \t]*(?:export[ \t]+)?(?P<name>[A-Za-z_][\w.]*)[ \t]*=[ \t]*(?![ \t])
    (?P<value>'[^'\\]*(?:\\.[^'\\]*)*'|"[^"\\]*(?:\\.[^"\\]*)*"|(?:{_BARE})?)
    [ \t]*(?![ \t])(?:(?<=[ \t])\#[^\r\n]*)?(?:\r?\n|\Z)
    |[^\n]*(?:\n|\Z)
    """,
    re.DOTALL | re.VERBOSE,
)


def lines(text: str) -> Iterator[re.Match[str]]:
    """Every assignment with its name, and every other line without a name."""
    return matches(LINE, text)


def matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Consecutive matches of a pattern that matches every line."""
    place = 0
    while place < len(text):
        match = pattern.match(text, place)
        assert match is not None
        yield match
        place = match.end()


def variables(text: str) -> dict[str, str]:
    """The variables that the file sets; the last assignment of a name counts.

    Values with a null byte, which no process can have, are skipped.
    """
    found = {line["name"]: unquoted(line["value"]) for line in lines(text) if line["name"]}
    return {name: value for name, value in found.items() if "\0" not in value}


def unquoted(value: str) -> str:
    """A value without its quotes."""
    if len(value) > 1 and value[0] == value[-1] == '"':
        return re.sub(r"\\([\"\\$`])", r"\1", value[1:-1])
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == "'" else value
