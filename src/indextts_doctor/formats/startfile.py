"""Files that say how a service is started: shell scripts, Procfile, Dockerfile. Pure."""

from __future__ import annotations

import dataclasses
import json
import re
import shlex
from collections.abc import Iterator
from typing import Optional

_ENDS = frozenset(("&&", "||", ";", "|", "&", ";;", "|&", "(", ")", "{", "}", "then", "do", "else", "!"))
_PREFIXES = frozenset(("exec", "nohup", "env", "command", "time", "setsid"))
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=.*", re.DOTALL)
_CONTINUED = re.compile(r"\\\r?\n[ \t]*")


@dataclasses.dataclass(frozen=True)
class Command:
    """The words of one command, and the line that it stands in; "" where that is several."""

    words: tuple[str, ...]
    text: str = ""


def script(text: str) -> Iterator[Command]:
    """Yield the commands of a shell script, those that cannot be told apart left out."""
    marked = _CONTINUED.sub("\0", text)
    for line in marked.splitlines():
        whole = "" if "\0" in line else line
        for words in commands(line.replace("\0", " ")):
            yield Command(words, whole)


def commands(line: str) -> Iterator[tuple[str, ...]]:
    """Yield the commands of one line of shell, without assignments and "exec" before them."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    found: list[str] = []
    try:
        tokens = [*lexer, ";"]
    except ValueError:  # a quotation that goes on in the next line
        return
    for token in tokens:
        if token not in _ENDS:
            found.append(token)
        elif found:
            words = bare(found)
            found = []
            if words:
                yield words


def bare(words: list[str]) -> tuple[str, ...]:
    """Return the words from the program on."""
    rest = list(words)
    while rest and (_ASSIGNMENT.fullmatch(rest[0]) or rest[0] in _PREFIXES):
        rest.pop(0)
    return tuple(rest)


def procfile(text: str) -> Iterator[Command]:
    """Yield the commands of a Procfile."""
    for line in text.splitlines():
        name, colon, rest = line.partition(":")
        if colon and re.fullmatch(r"[\w-]+", name):
            for words in commands(rest):
                yield Command(words, line)


def dockerfile(text: str) -> Iterator[Command]:
    """Yield what a Dockerfile starts: its last ENTRYPOINT, with its last CMD behind it."""
    said: dict[str, Command] = {}
    for line in _CONTINUED.sub("\0", text).splitlines():
        head = re.match(r"\s*(ENTRYPOINT|CMD|FROM)\s+(.*)", line.replace("\0", " "), re.IGNORECASE)
        if head is None:
            continue
        if head[1].upper() == "FROM":
            said = {}
            continue
        words = _listed(head[2])
        found = [words] if words is not None else list(commands(head[2]))
        if found:
            said[head[1].upper()] = Command(found[-1], "" if "\0" in line else line)
    if "ENTRYPOINT" in said:
        entry, default = said["ENTRYPOINT"], said.get("CMD", Command(()))
        yield Command((*entry.words, *default.words), entry.text)
    elif "CMD" in said:
        yield said["CMD"]


def _listed(text: str) -> Optional[tuple[str, ...]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return tuple(found) if isinstance(found, list) and all(isinstance(one, str) for one in found) else None
