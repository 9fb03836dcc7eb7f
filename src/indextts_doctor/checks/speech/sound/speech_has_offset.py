"""SMK017: the recording has a DC offset."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import OFFSET, Level, origin, sounds
from indextts_doctor.facts import Speech


@check(
    "SMK017",
    Severity.WARNING,
    title=_("the recording of {engine} has a DC offset: {offset} of full scale"),
    summary=_("the recording has a DC offset"),
    why=_("""The recording clicks at its beginning and end, and clips earlier. Causes are unsigned samples that are
        read as signed ones, and a damaged last layer."""),
    how=_("The mean of all samples is computed, with a full scale of 1.0. Real recordings stay below 0.01."),
    advice=_("{origin} As a workaround, subtract the mean before saving."),
    remedy=_("""If the samples have the offset before they are saved, repair the model or its weights; otherwise repair
        the code that saves them. As a workaround, subtract the mean before saving."""),
    explains=("SMK024",),
    source="reproduced: speech shifted by 0.2, a VITS with random weights; limits: docs/sound.md",
)
def speech_has_offset(speech: Speech) -> Found[Level]:
    for attempt, sound in sounds(speech):
        if abs(sound.offset) > OFFSET:
            yield Level(
                engine=attempt.engine,
                offset=round(sound.offset, 3),
                limit=OFFSET,
                origin=origin(attempt, lambda one: abs(one.offset) > OFFSET),
            )
