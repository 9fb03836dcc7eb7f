"""SMK016: the recording is clipped."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import CLIPPED, RUINED, Level, origin, sounds
from indextts_doctor.facts import Speech


@check(
    "SMK016",
    Severity.WARNING,
    title=_("the recording of {engine} is clipped: {percent} % of samples at peak {peak}"),
    summary=_("the recording is clipped"),
    why=_("""Samples beyond full scale are cut off, which sounds distorted. Mostly a scale was applied twice, or
        integers were saved as floats, whose full scale is 1.0."""),
    how=_("""The share of samples in runs of three or more at the peak, or beyond full scale. More than 0.1 % is a
        warning, more than 10 % an error. None of 2,800 real recordings has any."""),
    advice=_("{origin} Divide 16-bit samples by 32768 exactly once, and multiply floats by 32767 exactly once."),
    remedy=_("""Divide 16-bit samples by 32768 exactly once, and multiply floats by 32767 exactly once. If the samples
        are clipped before they are saved, check the model and its weights."""),
    explains=("SMK024", "SMK017", "SMK018"),
    source="reproduced: speech amplified 3 and 8 times, 16-bit samples saved as floats; limits: docs/sound.md",
)
def speech_is_clipped(speech: Speech) -> Found[Level]:
    for attempt, sound in sounds(speech):
        if sound.clipped > CLIPPED:
            severity = Severity.ERROR if sound.clipped > RUINED else Severity.WARNING
            yield Level(
                engine=attempt.engine,
                percent=round(100 * sound.clipped, 1),
                peak=round(sound.peak, 2),
                limit=100 * CLIPPED,
                origin=origin(attempt, lambda one: one.clipped > CLIPPED),
                severity=severity,
            )
