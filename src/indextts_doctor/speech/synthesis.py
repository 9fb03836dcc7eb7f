"""Runs the chosen engines of a deployment, the main one first."""

import dataclasses
import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Optional

from msgspec.structs import replace

from indextts_doctor.config.configuration import SpeechRequest
from indextts_doctor.facts import Attempt, Missing, Role, Speech
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import _
from indextts_doctor.speech.attempt import Progress, attempt
from indextts_doctor.speech.engine import Engine
from indextts_doctor.target.context import Context


def synthesize(
    context: Context,
    texts: Mapping[str, str],
    engines: Mapping[str, Engine],
    progress: Progress,
    *,
    force: bool = False,
    keep: Optional[Path] = None,
) -> Speech:
    """Run one synthesis with each chosen engine. Raises UserError for an unknown engine.

    ``texts`` holds the sentence by language, the preferred one first. ``force`` is in spite of the forecast;
    ``keep`` is where the recording of the main engine goes.
    """
    attempts: list[Attempt] = []
    untried: dict[str, Missing] = {}
    for role, name in chosen(context):
        engine = find(name, engines)
        kept = keep if role == "main" else None
        result = attempt(engine, spoken_by(engine, context, texts), role, progress, force=force, keep=kept)
        if isinstance(result, Missing):
            untried[name] = result
        else:
            attempts.append(result)
    return Speech(tuple(attempts), untried if attempts or untried else {"speech": no_engine(context)})


def chosen(context: Context) -> Iterator[tuple[Role, str]]:
    """Yield role and name of the engines: as asked, else the running service, else that of the profile, if it has one.

    A fallback runs where it is configured: named, or with an interpreter of its own. A service that runs comes
    before the profile's engine, since a second copy of the model may not fit beside it.
    """
    asked, profile = context.speech, context.profile
    served = "http" if context.service is not None and profile.speak else None
    main = asked.engine or served or profile.engine
    if not main:
        return
    yield "main", main
    fallback = asked.fallback or profile.fallback
    if fallback and fallback != main and (asked.fallback or fallback in context.target.engines):
        yield "fallback", fallback


def no_engine(context: Context) -> Missing:
    """The result for a profile without an engine."""
    name = context.profile.name
    return Missing(
        "inapplicable",
        _("the profile {name} sets no engine; set engine in the profile, or use --engine").filled(name=name),
    )


def check_names(asked: SpeechRequest, engines: Mapping[str, Engine]) -> None:
    """Raise UserError for an engine that is not known, before anything is examined."""
    for name in (asked.engine, asked.fallback):
        if name is not None:
            find(name, engines)


def find(name: str, engines: Mapping[str, Engine]) -> Engine:
    """The engine. Raises UserError, with the nearest right name, when there is none."""
    if name in engines:
        return engines[name]
    near = difflib.get_close_matches(name, engines, n=1, cutoff=0.4)
    if near:
        raise UserError(_("--engine {name}: unknown engine; did you mean {near}?").filled(name=name, near=near[0]))
    raise UserError(_("--engine {name}: unknown engine; use one of {known}").filled(name=name, known=sorted(engines)))


def spoken_by(engine: Engine, context: Context, texts: Mapping[str, str]) -> Context:
    """The context with the text that was asked for, else the first of ``texts`` in a language that the engine supports."""
    known = (text for lang, text in texts.items() if lang in engine.languages)
    text = context.speech.text or next(known, next(iter(texts.values())))
    return dataclasses.replace(context, speech=replace(context.speech, text=text))
