"""SMK015: the model or its sound holds numbers that are none."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.facts.speech import Attempt
from indextts_doctor.i18n.text import Text

INSIDE = Text(en="inside the model", zh="模型内部")


@check(
    "SMK015",
    Severity.ERROR,
    title=Text(
        en="{engine} computes NaN or infinite numbers ({where})",
        zh="{engine} 算出了 NaN 或无穷大（{where}）",
    ),
    why=Text(
        en="Once there is a NaN, all that is computed from it is NaN. Saved as integers it becomes silence, clicks or full scale, and a decoder that looks for the largest logit picks the same code for ever, without any exception.",
        zh="一旦出现 NaN，由它算出的一切都是 NaN。存成整数后会变成静音、爆音或满刻度；按最大 logit 选编码的解码器会一直选同一个，而且不报任何异常。",
    ),
    how=Text(
        en="The samples that the engine handed over, those of the recording, and the engine's own word on its logits.",
        zh="检查引擎交出的样本、录音里的样本，以及引擎自己对 logits 的报告。",
    ),
    advice=Text(
        en="float16 overflows on many models: compute in float32 on a CPU (use_fp16=False). If it is float32 already, a weights file is damaged: compare its checksum with that of its source.",
        zh="很多模型用 float16 会溢出，在 CPU 上请用 float32（use_fp16=False）。如果已经是 float32，就是权重文件损坏，请与来源核对校验和。",
    ),
    explains=("SMK010", "SMK012", "SMK013", "SMK014", "SMK016", "SMK017", "SMK018", "SMK019", "SMK02"),
    source="reproduced: NaN in the weights (tests/speech/engines)",
)
def speech_has_nan(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        bad = _bad(attempt)
        if bad or attempt.told.nonfinite:
            count, whole = bad or (0, 0)
            where = Text(en=f"{count} of {whole} samples", zh=f"{whole} 个样本中的 {count} 个")
            facts = {
                "engine": attempt.engine,
                "where": where if bad else INSIDE,
                "count": count,
                "samples": whole,
                "inside": attempt.told.nonfinite,
            }
            yield Evidence(facts, about=frozenset({attempt.engine}))


def _bad(attempt: Attempt) -> tuple[int, ...]:
    """Return how many samples are no numbers, and how many samples there are; nothing when all are numbers."""
    sounds = [sound for sound in (attempt.made, attempt.saved) if sound is not None and sound.nonfinite]
    return (sounds[0].nonfinite, sounds[0].samples) if sounds else ()
