"""Lets the engines of a deployment speak, the main one first."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Iterator, Mapping
from typing import Optional

from indextts_doctor.config.configuration import SpeechSettings
from indextts_doctor.facts.record import Missing
from indextts_doctor.facts.speech import Attempt, Speech
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import _
from indextts_doctor.speech.attempt import Conditions, Progress, attempt
from indextts_doctor.speech.engine import Engine, Setting
from indextts_doctor.target.context import Context


@dataclasses.dataclass(frozen=True)
class Wish:
    """What is to be said, and by whom."""

    texts: Mapping[str, str]  # language -> sentence
    lang: str = "en"  # preferred
    speech: SpeechSettings = SpeechSettings()
    conditions: Conditions = Conditions(600.0)


def speak(context: Context, wish: Wish, engines: Mapping[str, Engine], progress: Progress) -> Speech:
    """Let each chosen engine speak once. Raises UserError for an engine that nobody knows."""
    attempts: list[Attempt] = []
    untried: dict[str, Missing] = {}
    order = tuple(chosen(context, wish.speech))
    if not order:
        return Speech((), {"speech": nobody(context)})
    for role, name in order:
        engine = find(name, engines)
        conditions = wish.conditions if role == "main" else dataclasses.replace(wish.conditions, keep=None)
        result = attempt(engine, setting(context, engine, wish), role, conditions, progress)
        if isinstance(result, Missing):
            untried[name] = result
        else:
            attempts.append(result)
    return Speech(tuple(attempts), untried)


def chosen(context: Context, speech: SpeechSettings) -> Iterator[tuple[str, str]]:
    """Yield role and name of the engines: as asked, else the running service, else that of the profile, if it has one.

    A fallback speaks where it is configured: named, or with an interpreter of its own.
    """
    main = speech.engine or _asked_of_service(context) or context.profile.engine
    if not main:
        return
    yield "main", main
    fallback = speech.fallback or context.profile.fallback
    if fallback and fallback != main and (speech.fallback or fallback in context.target.engines):
        yield "fallback", fallback


def nobody(context: Context) -> Missing:
    """Return that the profile names nobody who could speak."""
    name = context.profile.name
    return Missing(
        "inapplicable",
        _("the profile {name} names no engine (engine = in the profile, or --engine)").filled(name=name),
    )


def _asked_of_service(context: Context) -> Optional[str]:
    """Whoever runs already is asked first: a second copy of the model may not fit beside it."""
    return "http" if context.service is not None and context.profile.speak else None


def find(name: str, engines: Mapping[str, Engine]) -> Engine:
    """Return the engine. Raises UserError, with the nearest right name, when there is none."""
    if name in engines:
        return engines[name]
    near = difflib.get_close_matches(name, engines, n=1, cutoff=0.4)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise UserError(f"--engine {name}: no such engine; known: {', '.join(sorted(engines))}{hint}")


def setting(context: Context, engine: Engine, wish: Wish) -> Setting:
    """Return what the engine may know when it plans."""
    lang = wish.lang if wish.lang in engine.languages and wish.lang in wish.texts else engine.languages[0]
    return Setting(
        context=context,
        python=context.target.engines.get(engine.name, context.target.python),
        text=wish.speech.text or wish.texts.get(lang) or next(iter(wish.texts.values())),
        speech=wish.speech,
        prompt=wish.speech.prompt,
    )
