"""Files with the start commands of a service: shell scripts, Procfile, Dockerfile. Pure."""

import dataclasses
import itertools
import json
import re
import shlex
from collections.abc import Iterator, Mapping
from typing import Optional

MOST_VARIABLES = 200
_ENDS = frozenset(("{", "}", "then", "do", "else", "!"))
_OPERATOR = re.compile(r"[();<>|&]+")
_NUMBER = re.compile(r"(?<!\S)\d(?=[<>])")  # of a redirected file, as in 2>&1
_SUBSTITUTED = re.compile(r"\$\((?:[^()]|\((?:[^()]|\([^()]{0,200}\)){0,200}\)){0,400}\)")
_PREFIXES = frozenset(("exec", "nohup", "env", "command", "time", "setsid"))
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=.*", re.DOTALL)
_CONTINUED = re.compile(r"\\\r?\n[ \t]*")
_SET = re.compile(r"([A-Za-z_]\w*)[= ](.*)", re.DOTALL)


@dataclasses.dataclass(frozen=True)
class Command:
    """The words of one command, its line ("": several lines), and the variables that are set for it."""

    words: tuple[str, ...]
    text: str = ""
    variables: Mapping[str, str] = dataclasses.field(default_factory=dict)


def script(text: str) -> Iterator[Command]:
    """The commands of a shell script, without those that cannot be parsed."""
    known: dict[str, str] = {}
    for line in _CONTINUED.sub("\0", text).splitlines():
        whole = "" if "\0" in line else line
        for words in _split(line.replace("\0", " ")):
            own = _assigned(words)
            if words[0] in ("export", "declare") or len(own) == len(words):
                fresh = _assigned(words[1:] if words[0] in ("export", "declare") else words)
                known.update(fresh if len(known) < MOST_VARIABLES else {})
            elif bare(words):
                yield Command(bare(words), whole, {**known, **own})


def commands(line: str) -> Iterator[tuple[str, ...]]:
    """The commands of one line of shell, without leading assignments and "exec"."""
    return filter(None, map(bare, _split(line)))


def _split(line: str) -> Iterator[list[str]]:
    """The words of each command of a line, without redirections."""
    lexer = shlex.shlex(_NUMBER.sub("", _SUBSTITUTED.sub(_as_word, line)), posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    found: list[str] = []
    redirected = False
    try:
        tokens = [*lexer, ";"]
    except ValueError:  # a quotation that continues in the next line
        return
    for token in tokens:
        operator = _OPERATOR.fullmatch(token) is not None
        if (operator and not re.search("[<>]", token)) or token in _ENDS:
            if found:
                yield found
            found = []
        elif not operator and not redirected:
            found.append(token)
        redirected = operator and re.search("[<>]", token) is not None


def _as_word(match: re.Match[str]) -> str:
    """A substitution such as "$(a b)" as one word, which marks it as computed."""
    return re.sub(r"[\s();<>|&\"'#]", "_", match[0])


def _assigned(words: list[str]) -> dict[str, str]:
    """The variables that are set before the program."""
    own = itertools.takewhile(lambda word: word in _PREFIXES or _ASSIGNMENT.fullmatch(word), words)
    return dict(word.split("=", 1) for word in own if "=" in word)


def bare(words: list[str]) -> tuple[str, ...]:
    """The words from the program on."""
    rest = list(words)
    while rest and (_ASSIGNMENT.fullmatch(rest[0]) or rest[0] in _PREFIXES):
        rest.pop(0)
    return tuple(rest)


def procfile(text: str) -> Iterator[Command]:
    """The commands of a Procfile."""
    for line in text.splitlines():
        name, colon, rest = line.partition(":")
        if colon and re.fullmatch(r"[\w-]+", name):
            for words in _split(rest):
                if bare(words):
                    yield Command(bare(words), line, _assigned(words))


def dockerfile(text: str) -> Iterator[Command]:
    """The command that a Dockerfile starts: its last ENTRYPOINT, followed by its last CMD."""
    starts: dict[str, Command] = {}
    known: dict[str, str] = {}
    for line in _CONTINUED.sub("\0", text).splitlines():
        head = re.match(r"\s*(ENTRYPOINT|CMD|FROM|ENV)\s+(.*)", line.replace("\0", " "), re.IGNORECASE)
        if head is None:
            continue
        if head[1].upper() == "FROM":
            starts = {}
            continue
        if head[1].upper() == "ENV":
            known.update(_environment(head[2]))
            continue
        words = _listed(head[2])
        found = [words] if words is not None else list(commands(head[2]))
        if found:
            starts[head[1].upper()] = Command(found[-1], "" if "\0" in line else line, known)
    if "ENTRYPOINT" in starts:
        entry, default = starts["ENTRYPOINT"], starts.get("CMD", Command(()))
        yield Command((*entry.words, *default.words), entry.text, known)
    elif "CMD" in starts:
        yield starts["CMD"]


def _environment(text: str) -> dict[str, str]:
    """The variables of ENV, in its new form (A=b C=d) or its old form (A b)."""
    try:
        words = shlex.split(text)
    except ValueError:
        return {}
    old = words and "=" not in words[0]
    sets = map(_SET.fullmatch, [text] if old else words)
    return {match[1]: match[2] for match in sets if match}


def _listed(text: str) -> Optional[tuple[str, ...]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return tuple(found) if isinstance(found, list) and all(isinstance(one, str) for one in found) else None
