"""The end of a check: the deployment speaks, where that is wanted and worth the while."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Optional, Union

from indextts_doctor.checks.finding import Finding
from indextts_doctor.config.configuration import SpeechSettings
from indextts_doctor.facts import Facts, Speech
from indextts_doctor.facts.record import Missing
from indextts_doctor.speech import engine, obstacles, synthesis
from indextts_doctor.speech.attempt import Conditions, Progress
from indextts_doctor.speech.sentence import sentences
from indextts_doctor.target.context import Context


@dataclasses.dataclass(frozen=True)
class Wanted:
    """What the user wants of the proof."""

    lang: str
    speech: SpeechSettings = SpeechSettings()
    force: bool = False  # in spite of the forecast and of errors
    anyway: bool = False  # in spite of errors only
    keep: Optional[Path] = None

    def check_engines(self, engines: Mapping[str, engine.Engine]) -> None:
        """Raise UserError for an engine that nobody knows, before anything is examined."""
        for name in (self.speech.engine, self.speech.fallback):
            if name is not None:
                synthesis.find(name, engines)


def prove(
    context: Context,
    facts: Facts,
    findings: Iterable[Finding],
    progress: Progress,
    *,
    wanted: Wanted,
    engines: Mapping[str, engine.Engine],
) -> Union[Speech, Missing]:
    """Let the deployment say what was found; return how that went, or why it was not tried."""
    found = tuple(findings)
    main = next((name for _, name in synthesis.chosen(context, wanted.speech)), "")
    obstacle = obstacles.obstacle(found, main) or (
        obstacles.reference_voice_lacks(facts) if main == "reference" else None
    )
    if obstacle is not None and not (wanted.force or wanted.anyway):
        return obstacle
    speech = synthesis.speak(context, wish(context, sentences(found), wanted), engines, progress)
    if not speech.attempts:
        return next(iter(speech.untried.values()))
    return speech


def wish(context: Context, texts: Mapping[str, str], wanted: Wanted) -> synthesis.Wish:
    """Return what is to be said under which conditions."""
    conditions = Conditions(context.profile.thresholds.speech_seconds, wanted.force, wanted.keep)
    return synthesis.Wish(texts, wanted.lang, wanted.speech, conditions)
