"""SMK019: the sample rate of the recording is wrong."""

from typing import Optional

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.checks.speech.sound.limits import REFERENCE_PITCH
from indextts_doctor.facts import Attempt, Speech

SAME = 0.02  # relative difference of the number of samples


class SpeechHasWrongRate(OfEngine, frozen=True):
    what: Text
    rate: Optional[int]
    expected: Optional[int]
    pitch: Optional[float]


@check(
    "SMK019",
    Severity.ERROR,
    title=_("the sample rate of the {engine} recording is wrong: {what}"),
    summary=_("the sample rate of the recording is wrong"),
    why=_("""The voice sounds too high and fast, or too low and slow. The sample rate in the header differs from that
        of the vocoder configuration, mostly because of a constant in the service."""),
    how=_("""The recording has as many samples as the model made, but a rate that is not the configured one. For the
        reference voice, its known pitch is also compared. Resampled recordings are not reported."""),
    advice=_("""Write the file with the sample rate of the model's configuration (sampling_rate), or resample the
        samples to the required rate."""),
    explains=("SMK020", "SMK021", "SMK024"),
    source="reproduced: the reference voice at half and double its rate; limits: docs/sound.md",
)
def speech_has_wrong_rate(speech: Speech) -> Found[SpeechHasWrongRate]:
    for attempt in speech.attempts:
        what, severity = _header(attempt), Severity.ERROR
        if what is None:
            what, severity = _pitch(attempt), Severity.WARNING
        if what is not None:
            yield SpeechHasWrongRate(
                engine=attempt.engine,
                what=what,
                rate=attempt.sound.rate if attempt.sound else None,
                expected=attempt.told.sample_rate,
                pitch=attempt.sound.pitch if attempt.sound else None,
                severity=severity,
            )


def _header(attempt: Attempt) -> Optional[Text]:
    """Difference between the rates of file and model, when the file contains all samples; None: no difference."""
    saved, rate = attempt.saved, attempt.told.sample_rate
    made = attempt.made.samples if attempt.made else attempt.told.samples
    if saved is None or not rate or saved.rate == rate or not made:
        return None
    if abs(saved.samples - made) > SAME * made:
        return None
    return _("{saved} Hz instead of {rate} Hz").filled(saved=saved.rate, rate=rate)


def _pitch(attempt: Attempt) -> Optional[Text]:
    """Difference between the pitch and that of the reference voice; None: no difference."""
    low, high = REFERENCE_PITCH
    sound = attempt.sound
    if attempt.engine != "reference" or sound is None or sound.pitch is None or sound.voiced < 0.5:
        return None
    if low <= sound.pitch <= high:
        return None
    return _("pitch {pitch:.0f} Hz instead of {low:.0f} to {high:.0f} Hz").filled(pitch=sound.pitch, low=low, high=high)
