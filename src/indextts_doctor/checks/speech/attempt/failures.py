"""What the messages of a failed synthesis mean, and how they are put into words. Pure."""

import re
from typing import Optional, Union

from indextts_doctor.checks import UNSET, Maybe, Text, _
from indextts_doctor.checks.imports.failures import absent_module, first_line, short
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.facts import Attempt
from indextts_doctor.formats.messages import MEANINGS, Meaning


class NoRoom(OfEngine, frozen=True, kw_only=True):
    """A synthesis that was not started: sizes in words."""

    granted: Maybe[str] = UNSET
    free: Maybe[str] = UNSET
    needed: str
    lacks: Maybe[str] = UNSET
    weights: Maybe[str] = UNSET
    place: Maybe[str] = UNSET


class Stopped(OfEngine, frozen=True, kw_only=True):
    """A synthesis whose process did not come to its end."""

    stage: Text
    signal: Maybe[str] = UNSET
    seconds: Maybe[int] = UNSET
    at: Maybe[Text] = UNSET
    stack: Maybe[list[str]] = UNSET
    stderr: Maybe[str] = UNSET
    how: Maybe[Text] = UNSET
    said: Maybe[str] = UNSET
    python: Maybe[str] = UNSET
    used: Maybe[str] = UNSET
    granted: Maybe[str] = UNSET
    forecast: Maybe[str] = UNSET


class Raised(OfEngine, frozen=True, kw_only=True):
    """A synthesis that ended with an exception."""

    stage: Maybe[Text] = UNSET
    cause: Text
    cure: Text
    error: str
    chain: Maybe[list[str]] = UNSET
    at: list[str]
    python: Maybe[str] = UNSET
    same_as: Maybe[str] = UNSET
    samples: Maybe[Optional[int]] = UNSET


class Recording(OfEngine, frozen=True, kw_only=True):
    """A recording that cannot be judged."""

    what: Maybe[Text] = UNSET
    detail: Maybe[str] = UNSET
    made: Maybe[float] = UNSET
    said: Maybe[str] = UNSET
    format: Maybe[str] = UNSET


class Answer(OfEngine, frozen=True, kw_only=True):
    """What the running service answered instead of sound."""

    url: str
    status: Maybe[int] = UNSET
    what: Union[str, Text]
    body: Maybe[str] = UNSET


FRAMES = 5
_PATH = re.compile(r"[^\s'\"`<>(){}\[\],;:=]+[./][^\s'\"`<>(){}\[\],;:=]+")
_PROGRAM = re.compile(r"No such file or directory: ['\"]([\w.+-]+)['\"]|([\w.+-]+): (?:command )?not found")


GENERAL = _("The line above is the first exception of its chain. Search the engine's issues for its words.")
ABSENT = _("the module {module} cannot be found")
INSTALL = _("""See whether its package is missing or damaged: indextts-doctor check. A missing one is installed with the
    engine's interpreter: {python} -m pip install {module} (the package may have another name).""")


def meaning(attempt: Attempt) -> Optional[Meaning]:
    """Return what the failure stands for, by the exceptions of its chain, the root first; None when nobody knows."""
    for link in attempt.chain:
        said = f"{link.type}: {link.message}"
        found = next((known for known in MEANINGS if re.search(known.pattern, said)), None)
        if found is not None:
            return found
    return None


def error(attempt: Attempt) -> str:
    """Return the root exception in a line."""
    root = attempt.chain[0] if attempt.chain else None
    return f"{root.type}: {first_line(root.message)}" if root else first_line(attempt.stderr[-500:])


def words(attempt: Attempt) -> tuple[Text, Text]:
    """Return cause and cure of a failed attempt."""
    module = absent_module(attempt.chain[0]) if attempt.chain else None
    if module:
        return ABSENT.filled(module=module), INSTALL.filled(module=module, python=attempt.python)
    known, said = meaning(attempt), error(attempt)
    if known is None:
        return Text.verbatim(said), GENERAL
    return _("{cause} ({said})").filled(cause=known.cause, said=said), known.cure


def spoken_in_vain(attempt: Attempt) -> bool:
    """Whether there was sound, handed over or at least counted, and saving it failed."""
    sound = attempt.made is not None or bool(attempt.told.samples)
    return attempt.outcome == "exception" and attempt.failed_stage == "write" and sound


def where(attempt: Attempt) -> str:
    """Return the line at which it failed, shortly; "" when nobody knows."""
    return short(attempt.stack[0]) if attempt.stack else ""


def at(attempt: Attempt) -> Text:
    """Return " at file:line" or nothing."""
    place = where(attempt)
    return _(" at {place}").filled(place=place) if place else Text.verbatim("")


def frames(attempt: Attempt) -> list[str]:
    """Return the innermost lines."""
    return [short(frame) for frame in attempt.stack[:FRAMES]]


def subjects(attempt: Attempt, *more: str) -> frozenset[str]:
    """Return what a failure is about: the engine, every package met on the way, and what else is named."""
    return frozenset({attempt.engine, *attempt.packages, *more})


def named(said: str, directory: str) -> frozenset[str]:
    """Return the files and programs that a message names, as findings about them do: it failed because of these."""
    paths = {word.strip(".").lower() for word in _PATH.findall(said)}
    programs = {name for pair in _PROGRAM.findall(said) for name in pair if name}
    return frozenset({*programs, *paths, *(f"{directory}/{path}".lower() for path in paths)})


STAGES = {
    "import": _("importing"),
    "tokenizer": _("reading the text"),
    "load": _("loading the model"),
    "generate": _("generating"),
    "decode": _("decoding to sound"),
    "write": _("saving the recording"),
    "connect": _("connecting"),
    "ask": _("asking the service"),
    "answer": _("waiting for the answer"),
    "run": _("running the command"),
}


def stage(attempt: Attempt) -> Text:
    """Return in words where an attempt failed."""
    name = attempt.failed_stage or "start"
    return STAGES.get(name, _("the stage {name}").filled(name=name))
