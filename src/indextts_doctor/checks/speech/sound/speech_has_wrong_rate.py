"""SMK019: the recording is played at a rate that is not its own."""

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
    title=_("the recording of {engine} is played at a wrong rate: {what}"),
    why=_("""The voice sounds like a chipmunk's or a giant's. The rate in the header comes from another configuration
        than that of the vocoder, mostly a constant in the service."""),
    how=_("""As many samples as the model made, under another rate than that of its configuration; for the doctor's own
        voice also the pitch, which is known. A recording that was resampled is not concerned."""),
    advice=_("""Write the file with the rate from the model's own configuration (sampling_rate), or resample the samples
        to the rate that is wanted."""),
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
    """Say that the file's rate is not the model's, when all of the model's samples are in it."""
    saved, rate = attempt.saved, attempt.told.sample_rate
    made = attempt.made.samples if attempt.made else attempt.told.samples
    if saved is None or not rate or saved.rate == rate or not made:
        return None
    if abs(saved.samples - made) > SAME * made:
        return None
    return _("{saved} Hz instead of {rate} Hz").filled(saved=saved.rate, rate=rate)


def _pitch(attempt: Attempt) -> Optional[Text]:
    """Say that the reference voice has not its own pitch."""
    low, high = REFERENCE_PITCH
    sound = attempt.sound
    if attempt.engine != "reference" or sound is None or sound.pitch is None or sound.voiced < 0.5:
        return None
    if low <= sound.pitch <= high:
        return None
    return _("a pitch of {pitch:.0f} Hz instead of {low:.0f} to {high:.0f} Hz").filled(
        pitch=sound.pitch, low=low, high=high
    )
