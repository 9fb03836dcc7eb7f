"""The new content of a file of settings in which one variable gets a value. Pure.

Only the value changes where the variable is set already, the last one if it is set several times; quotes,
"export", comments and line ends stay. Everything else is kept as it is, byte for byte.
"""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any, Optional, Union

from indextts_doctor.fixes.steps import Assign
from indextts_doctor.formats import envfile, unitfile
from indextts_doctor.i18n.text import Text, _
from indextts_doctor.repair.errors import Refused

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Span = tuple[int, int]
BOM = "\ufeff"


def assigned(text: Optional[str], step: Assign) -> str:
    """The content with the step's value; ``text`` is what the file holds, None where there is none.

    Raises Refused when the file, or the value, is of a kind that would not be read back the same.
    """
    if any(ord(letter) < 32 for letter in step.value):
        raise Refused(_("the value of {name} has more than one line").filled(name=step.name))
    mark, body = (BOM, text[1:]) if text and text.startswith(BOM) else ("", text or "")
    return mark + {"env": _env, "systemd": _systemd, "toml": _toml}[step.style](body, step)


def line_end(text: str) -> str:
    """How the lines of a text end, by the first one."""
    return "\r\n" if text.find("\r\n") >= 0 and text.find("\r\n") < text.find("\n") else "\n"


def _put(text: str, span: Span, new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def _without(text: str, spans: list[Span]) -> str:
    for span in reversed(spans):
        text = _put(text, span, "")
    return text


def _inserted(text: str, place: int, line: str) -> str:
    """Put a line where another begins, or at the end, where a last line without an end stays without one."""
    end = line_end(text)
    if place and text[place - 1] not in "\r\n":
        return _put(text, (place, place), end + line)
    return _put(text, (place, place), line + end)


def _env(text: str, step: Assign) -> str:
    found = [match for match in envfile.lines(text) if match["name"] == step.name]
    if not step.value:
        return _without(text, [match.span() for match in found])
    if not found:
        return _inserted(text, len(text), f"{step.name}={_shell(step.value, '')}")
    old = found[-1]["value"]
    return _put(text, found[-1].span("value"), _shell(step.value, old[:1] if old[:1] in ("'", '"') else ""))


def _shell(value: str, quote: str) -> str:
    """The value as shells, systemd and dotenv read it alike, in the same quotes as before if it can be."""
    if quote == "" and re.fullmatch(r"[\w@%+=:,./~-]*", value, re.ASCII):
        return value
    if "'" not in value and "\\" not in value and quote != '"':
        return f"'{value}'"
    if not re.search(r"[$`\"\\]", value):
        return f'"{value}"'
    if "'" in value or "\\" in value:
        raise Refused(_("this value cannot be quoted: {value}").filled(value=value))
    return f"'{value}'"


def _systemd(text: str, step: Assign) -> str:
    """Words of Environment= in [Service]; a line with nothing behind the sign forgets all before it."""
    words, lines = _words(text, step.name)
    if not step.value:
        return _without_words(text, words, lines)
    value = step.value.replace("%", "%%")
    plain = re.fullmatch(r"[^\s\"'\\]*", value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    new = f"{step.name}={value}" if plain else f'"{step.name}={escaped}"'
    if words:
        return _put(text, words[-1], new)
    place = _service_end(text)
    if place is None:
        start = _inserted(text, len(text), "[Service]")
        return _inserted(start, len(start), f"Environment={new}")
    return _inserted(text, place, f"Environment={new}")


def _words(text: str, name: str) -> tuple[list[Span], list[Span]]:
    """Where the variable is assigned, and the lines in which nothing else is."""
    words: list[Span] = []
    whole: list[Span] = []
    for line in unitfile.service_lines(text):
        head = unitfile.SETTING.match(line[0])
        if head is None or head[1] != "Environment":
            continue
        found = unitfile.words(line, "Environment")
        mine = [span for span in found if text[slice(*span)].lstrip("\"'").startswith(f"{name}=")]
        words = [*words, *mine] if found else []
        whole += [line.span()] if mine and len(mine) == len(found) else []
    return words, whole


def _without_words(text: str, words: list[Span], lines: list[Span]) -> str:
    spans = list(lines)
    for start, stop in words:
        if not any(first <= start < last for first, last in lines):
            lead = len(text[:start]) - len(text[:start].rstrip(" \t"))
            spans.append((start - lead, stop) if text[start - lead - 1] != "=" else (start, stop))
    return _without(text, sorted(spans))


def _service_end(text: str) -> Optional[int]:
    """Where the last line of [Service] ends that is not empty; None: there is no such section."""
    header = [line for line in unitfile.lines(text) if line[0].strip() == "[Service]"]
    if not header:
        return None
    lines = [line for line in unitfile.service_lines(text) if line[0].strip()]
    return max(line.end() for line in (header[-1], *lines))


_TOML = re.compile(
    r"\"\"\"(?:\\.|[^\\])*?\"{3,5}(?!\")|'''.*?'{3,5}(?!')|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|#[^\n]*|.", re.DOTALL
)
_KEY = re.compile(r"[ \t]*(?:\"([^\"\\\n]*)\"|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*=[ \t]*")


def _toml(text: str, step: Assign) -> str:
    before = _read_toml(text)
    found = [(line, key, value) for line, key, value in _statements(text) if key == step.name]
    if not step.value and not found:
        return text
    if not step.value:
        result = _without(text, [line for line, _, _ in found])
    elif found:
        span = found[-1][2]
        result = _put(text, span, _literal(step.value, as_text=text[span[0]] in "\"'"))
    else:
        ends = [line[1] for line, _, _ in _statements(text)]
        result = _inserted(text, max(ends, default=0), f"{step.name} = {_literal(step.value)}")
    after = _read_toml(result)
    if not step.value or after.pop(step.name, None) is not None:
        before.pop(step.name, None)
    if repr(before) != repr(after):  # nan is not equal to itself
        raise _unreadable(_("{name} cannot be set").filled(name=step.name))
    return result


def _read_toml(text: str) -> dict[str, Any]:
    try:
        return dict(sorted(tomllib.loads(text).items()))
    except (ValueError, RecursionError) as error:
        raise _unreadable(str(error)) from None


def _unreadable(why: Union[str, Text]) -> Refused:
    return Refused(_("the TOML file has an unexpected format: {why}").filled(why=why))


def _literal(value: str, *, as_text: bool = False) -> str:
    """An integer or boolean as such, anything else in quotes."""
    if not as_text and re.fullmatch(r"0|[1-9][0-9]{0,17}|true|false", value, re.ASCII):
        return value
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _statements(text: str) -> Iterator[tuple[Span, str, Span]]:
    """Yield the full lines, the key and the value of each plain assignment before the first table."""
    place = 0
    while place < len(text):
        stop, comment = _statement(text, place)
        head = text[place:stop].strip()
        if head.startswith("["):
            return
        key = _KEY.match(text, place)
        if head and not head.startswith("#"):
            name = next((part for part in key.groups() if part is not None), "") if key else ""
            start = key.end() if key else place
            yield (place, stop), name, (start, start + len(text[start:comment].rstrip()))
        place = stop


def _statement(text: str, place: int) -> Span:
    """Where a statement ends, with its line end, and where its comment begins, or else the same."""
    depth = 0
    comment = None
    for token in _TOML.finditer(text, place):
        if token[0].startswith("#"):
            comment = token.start() if depth == 0 else comment
        elif token[0] in ("[", "{"):
            depth += 1
        elif token[0] in ("]", "}"):
            depth -= 1
        elif token[0] == "\n" and depth <= 0:
            return token.end(), token.end() if comment is None else comment
    return len(text), len(text) if comment is None else comment
