"""Unit files of systemd, and the drop-ins beside them: the lines of [Service]. Pure."""

import re
from collections.abc import Iterator

from indextts_doctor.formats.envfile import matches

Span = tuple[int, int]
LINE = re.compile(r"(?:[^\r\n\\]+|\\(?:\r?\n|.|\Z)|\r(?!\n))*(?:\r?\n|\Z)")
WORD = re.compile(r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\\[^\n]|[^\s\\\"'])+", re.DOTALL)
SETTING = re.compile(r"[ \t]*(\w+)[ \t]*=[ \t]*")


def lines(text: str) -> Iterator[re.Match[str]]:
    """Yield every line, those that are continued as one."""
    return matches(LINE, text)


def service_lines(text: str) -> Iterator[re.Match[str]]:
    """Yield the lines of [Service] that are no comments."""
    inside = False
    for line in lines(text):
        bare = line[0].strip()
        if bare.startswith("["):
            inside = bare == "[Service]"
        elif inside and not bare.startswith(("#", ";")):
            yield line


def words(line: re.Match[str], setting: str) -> list[Span]:
    """Return where the words stand that a line gives to ``setting``; none, too, when it is another's."""
    head = SETTING.match(line[0])
    if head is None or head[1] != setting:
        return []
    return [match.span() for match in WORD.finditer(line.string, line.start() + head.end(), line.end())]


def values(text: str, setting: str) -> list[str]:
    """Return the words that [Service] gives to ``setting``, without quotes; a line with none forgets all before it."""
    found: list[str] = []
    for line in service_lines(text):
        head = SETTING.match(line[0])
        if head is not None and head[1] == setting:
            here = [unquoted(text[slice(*span)]) for span in words(line, setting)]
            found = [*found, *here] if here else []
    return found


def variables(text: str) -> dict[str, str]:
    """Return what the lines Environment= set."""
    pairs = (word.partition("=") for word in values(text, "Environment"))
    found = {name: value.replace("%%", "%") for name, equals, value in pairs if equals}
    return {name: value for name, value in found.items() if name and "\0" not in name + value}


def unquoted(word: str) -> str:
    """Return a word without quotes and escapes."""
    return re.sub(r"\\(.)|[\"']", lambda match: match[1] or "", word)
