"""Unit files and drop-ins of systemd: the lines of [Service]. Pure."""

import re
from collections.abc import Iterator

from indextts_doctor.formats.envfile import matches

Span = tuple[int, int]
LINE = re.compile(r"(?:[^\r\n\\]+|\\(?:\r?\n|.|\Z)|\r(?!\n))*(?:\r?\n|\Z)")
WORD = re.compile(r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\\[^\n]|[^\s\\\"'])+", re.DOTALL)
SETTING = re.compile(r"[ \t]*(\w+)[ \t]*=[ \t]*")


def lines(text: str) -> Iterator[re.Match[str]]:
    """Every line; continued lines are joined."""
    return matches(LINE, text)


def service_lines(text: str) -> Iterator[re.Match[str]]:
    """The lines of [Service] without comments."""
    inside = False
    for line in lines(text):
        bare = line[0].strip()
        if bare.startswith("["):
            inside = bare == "[Service]"
        elif inside and not bare.startswith(("#", ";")):
            yield line


def words(line: re.Match[str], setting: str) -> list[Span]:
    """Positions of the words that a line assigns to ``setting``; empty for a different setting."""
    head = SETTING.match(line[0])
    if head is None or head[1] != setting:
        return []
    return [match.span() for match in WORD.finditer(line.string, line.start() + head.end(), line.end())]


def values(text: str, setting: str) -> list[str]:
    """The words that [Service] assigns to ``setting``, without quotes; an empty assignment resets it."""
    found: list[str] = []
    for line in service_lines(text):
        head = SETTING.match(line[0])
        if head is not None and head[1] == setting:
            here = [unquoted(text[slice(*span)]) for span in words(line, setting)]
            found = [*found, *here] if here else []
    return found


def variables(text: str) -> dict[str, str]:
    """The variables of the lines Environment=."""
    pairs = (word.partition("=") for word in values(text, "Environment"))
    found = {name: value.replace("%%", "%") for name, equals, value in pairs if equals}
    return {name: value for name, value in found.items() if name and "\0" not in name + value}


def unquoted(word: str) -> str:
    """A word without quotes and escapes."""
    return re.sub(r"\\(.)|[\"']", lambda match: match[1] or "", word)
