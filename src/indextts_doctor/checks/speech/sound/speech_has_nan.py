"""SMK015: the model or its sound holds numbers that are none."""

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.facts import Attempt, Speech

INSIDE = _("inside the model")


class SpeechHasNan(OfEngine, frozen=True):
    where: Text
    count: int
    samples: int
    inside: bool


@check(
    "SMK015",
    Severity.ERROR,
    title=_("{engine} computes NaN or infinite numbers ({where})"),
    why=_("""Once there is a NaN, all that is computed from it is NaN. Saved as integers it becomes silence, clicks
        or full scale, and a decoder that looks for the largest logit picks the same code for ever, without any
        exception."""),
    how=_("The samples that the engine handed over, those of the recording, and the engine's own word on its logits."),
    advice=_("""float16 overflows on many models: compute in float32 on a CPU (use_fp16=False). If it is float32
        already, a weights file is damaged: compare its checksum with that of its source."""),
    explains=("SMK010", "SMK012", "SMK013", "SMK014", "SMK016", "SMK017", "SMK018", "SMK019", "SMK02"),
    source="reproduced: NaN in the weights (tests/speech/engines)",
)
def speech_has_nan(speech: Speech) -> Found[SpeechHasNan]:
    for attempt in speech.attempts:
        bad = _bad(attempt)
        if bad or attempt.told.nonfinite:
            count, whole = bad or (0, 0)
            where = _("{count} of {whole} samples").filled(count=count, whole=whole)
            yield SpeechHasNan(
                engine=attempt.engine,
                where=where if bad else INSIDE,
                count=count,
                samples=whole,
                inside=attempt.told.nonfinite,
            )


def _bad(attempt: Attempt) -> tuple[int, ...]:
    """Return how many samples are no numbers, and how many samples there are; nothing when all are numbers."""
    sounds = [sound for sound in (attempt.made, attempt.saved) if sound is not None and sound.nonfinite]
    return (sounds[0].nonfinite, sounds[0].samples) if sounds else ()
