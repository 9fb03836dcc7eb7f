"""SMK016: the recording is clipped."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import CLIPPED, RUINED, Level, heard, origin
from indextts_doctor.facts import Speech


@check(
    "SMK016",
    Severity.WARNING,
    title=_("the recording of {engine} is clipped: {percent} % of it lies at its peak of {peak}"),
    why=_("""What is beyond full scale is cut off, which crackles and blurs. Mostly a scale was applied twice, or
        integers were saved as floats, whose full scale is 1.0."""),
    how=_("""The share of samples that lie in runs of three and more at the peak, or beyond full scale. Above 0.1 % is a
        warning, above 10 % an error; no recording of 2,800 has any."""),
    advice=_("{origin} Divide 16-bit samples by 32768 exactly once, and multiply floats by 32767 exactly once."),
    explains=("SMK024", "SMK017", "SMK018"),
    source="reproduced: speech amplified 3 and 8 times, 16-bit samples saved as floats; limits: docs/sound.md",
)
def speech_is_clipped(speech: Speech) -> Found[Level]:
    for attempt, sound in heard(speech):
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
