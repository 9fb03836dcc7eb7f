"""SMK015: the model or its sound contains NaN or infinite numbers."""

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
    title=_("{engine} computes NaN or infinite numbers: {where}"),
    summary=_("a speech engine computes NaN or infinite numbers"),
    why=_("""Every result that is computed from a NaN is a NaN. Saved as integers it becomes silence, clicks or full
        scale. A decoder that selects the largest logit selects the same code forever, without an exception."""),
    how=_("""The samples that the engine returned and those of the recording are searched for such numbers. The script
        of the engine also reports them in the logits."""),
    advice=_("""float16 overflows in many models: compute in float32 on a CPU (use_fp16=False). If the model already
        computes in float32, a weights file is damaged: compare its checksum with that of its source."""),
    explains=("SMK010", "SMK012", "SMK013", "SMK014", "SMK016", "SMK017", "SMK018", "SMK019", "SMK02"),
    source="reproduced: NaN in the weights (tests/speech/engines)",
)
def speech_has_nan(speech: Speech) -> Found[SpeechHasNan]:
    for attempt in speech.attempts:
        bad = _bad(attempt)
        if bad or attempt.told.nonfinite:
            count, total = bad or (0, 0)
            where = _("{count} of {total} samples").filled(count=count, total=total)
            yield SpeechHasNan(
                engine=attempt.engine,
                where=where if bad else INSIDE,
                count=count,
                samples=total,
                inside=attempt.told.nonfinite,
            )


def _bad(attempt: Attempt) -> tuple[int, ...]:
    """Number of NaN and infinite samples, and of all samples; empty when there are none."""
    sounds = [sound for sound in (attempt.made, attempt.saved) if sound is not None and sound.nonfinite]
    return (sounds[0].nonfinite, sounds[0].samples) if sounds else ()
