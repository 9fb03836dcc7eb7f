"""SMK017: the recording does not swing around zero."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import OFFSET, Level, heard, origin
from indextts_doctor.facts import Speech


@check(
    "SMK017",
    Severity.WARNING,
    title=_("the recording of {engine} has an offset of {offset}"),
    why=_("""It clicks where it begins and ends, and leaves less room before clipping. Unsigned samples read as signed
        ones, and a damaged last layer, do this."""),
    how=_("The mean of all samples, of full scale 1.0; real recordings stay below 0.01."),
    advice=_("{origin} As a stopgap, subtract the mean before saving."),
    explains=("SMK024",),
    source="reproduced: speech shifted by 0.2, a VITS with random weights; limits: docs/sound.md",
)
def speech_has_offset(speech: Speech) -> Found[Level]:
    for attempt, sound in heard(speech):
        if abs(sound.offset) > OFFSET:
            yield Level(
                engine=attempt.engine,
                offset=round(sound.offset, 3),
                limit=OFFSET,
                origin=origin(attempt, lambda one: abs(one.offset) > OFFSET),
            )
