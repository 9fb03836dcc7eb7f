"""Causes and fixes of a failed synthesis, from its exceptions. Pure."""

import re
from typing import Optional, Union

from indextts_doctor.checks import UNSET, Maybe, Text, _
from indextts_doctor.checks.imports.failures import absent_module, first_line, short
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.facts import Attempt
from indextts_doctor.formats.messages import MEANINGS, Meaning


class NoRoom(OfEngine, frozen=True, kw_only=True):
    """A synthesis that was not started; the sizes are texts with units."""

    granted: Maybe[str] = UNSET
    free: Maybe[str] = UNSET
    needed: str
    lacks: Maybe[str] = UNSET
    weights: Maybe[str] = UNSET
    place: Maybe[str] = UNSET


class Stopped(OfEngine, frozen=True, kw_only=True):
    """A synthesis whose process did not finish."""

    stage: Text
    signal: Maybe[str] = UNSET
    seconds: Maybe[int] = UNSET
    at: Maybe[Text] = UNSET
    stack: Maybe[list[str]] = UNSET
    stderr: Maybe[str] = UNSET
    how: Maybe[Text] = UNSET
    output: Maybe[str] = UNSET
    python: Maybe[str] = UNSET
    used: Maybe[str] = UNSET
    granted: Maybe[str] = UNSET
    forecast: Maybe[str] = UNSET


class Raised(OfEngine, frozen=True, kw_only=True):
    """A synthesis that ended with an exception."""

    stage: Maybe[Text] = UNSET
    cause: Text
    fix: Text
    error: str
    chain: Maybe[list[str]] = UNSET
    at: list[str]
    python: Maybe[str] = UNSET
    same_as: Maybe[str] = UNSET
    samples: Maybe[Optional[int]] = UNSET


class Recording(OfEngine, frozen=True, kw_only=True):
    """A recording that cannot be checked."""

    what: Maybe[Text] = UNSET
    detail: Maybe[str] = UNSET
    made: Maybe[float] = UNSET
    output: Maybe[str] = UNSET
    format: Maybe[str] = UNSET


class Answer(OfEngine, frozen=True, kw_only=True):
    """Response of the running service, without sound."""

    url: str
    status: Maybe[int] = UNSET
    what: Union[str, Text]
    body: Maybe[str] = UNSET


FRAMES = 5
_PATH = re.compile(r"[^\s'\"`<>(){}\[\],;:=]+[./][^\s'\"`<>(){}\[\],;:=]+")
_PROGRAM = re.compile(r"No such file or directory: ['\"]([\w.+-]+)['\"]|([\w.+-]+): (?:command )?not found")


GENERAL = _("The message is the root exception of its chain. Search the issue tracker of the engine for it.")
ABSENT = _("module {module} not found")
INSTALL = _("""Check whether the package is missing or damaged: `indextts-doctor check`. If it is missing, install it
    with the interpreter of the engine: `{python} -m pip install {module}`. The name of the package may be
    different.""")


def meaning(attempt: Attempt) -> Optional[Meaning]:
    """The first known meaning in the chain of exceptions, root first; None: unknown."""
    for link in attempt.chain:
        said = f"{link.type}: {link.message}"
        found = next((known for known in MEANINGS if re.search(known.pattern, said)), None)
        if found is not None:
            return found
    return None


def error(attempt: Attempt) -> str:
    """The root exception as one line."""
    root = attempt.chain[0] if attempt.chain else None
    return f"{root.type}: {first_line(root.message)}" if root else first_line(attempt.stderr[-500:])


def words(attempt: Attempt) -> tuple[Text, Text]:
    """Cause and fix of a failed attempt."""
    module = absent_module(attempt.chain[0]) if attempt.chain else None
    if module:
        return ABSENT.filled(module=module), INSTALL.filled(module=module, python=attempt.python)
    known, message = meaning(attempt), error(attempt)
    if known is None:
        return Text.verbatim(message), GENERAL
    return _("{cause} ({message})").filled(cause=known.cause, message=message), known.fix


def unsaved(attempt: Attempt) -> bool:
    """Whether samples were returned, or counted, and saving them failed."""
    sound = attempt.made is not None or bool(attempt.told.samples)
    return attempt.outcome == "exception" and attempt.failed_stage == "write" and sound


def where(attempt: Attempt) -> str:
    """The line that failed, shortened; "": unknown."""
    return short(attempt.stack[0]) if attempt.stack else ""


def at(attempt: Attempt) -> Text:
    """The line that failed as " at file:line", or an empty text."""
    place = where(attempt)
    return _(" at {place}").filled(place=place) if place else Text.verbatim("")


def frames(attempt: Attempt) -> list[str]:
    """The innermost lines of the stack."""
    return [short(frame) for frame in attempt.stack[:FRAMES]]


def subjects(attempt: Attempt, *more: str) -> frozenset[str]:
    """Names for ``about``: the engine, every package in chain and stack, and ``more``."""
    return frozenset({attempt.engine, *attempt.packages, *more})


def named(said: str, directory: str) -> frozenset[str]:
    """Files and programs in a message, spelt as in ``about`` of the findings that can be its cause."""
    paths = {word.strip(".").lower() for word in _PATH.findall(said)}
    programs = {name for pair in _PROGRAM.findall(said) for name in pair if name}
    return frozenset({*programs, *paths, *(f"{directory}/{path}".lower() for path in paths)})


STAGES = {
    "import": _("importing"),
    "tokenizer": _("tokenizing the text"),
    "load": _("loading the model"),
    "generate": _("generating"),
    "decode": _("decoding to audio"),
    "write": _("saving the recording"),
    "connect": _("connecting"),
    "ask": _("sending the request"),
    "answer": _("waiting for the response"),
    "run": _("running the command"),
}


def stage(attempt: Attempt) -> Text:
    """The stage in which an attempt failed, for the reader."""
    name = attempt.failed_stage or "start"
    return STAGES.get(name, _("running the stage {name}").filled(name=name))
