"""SMK008: the synthesis succeeded, and saving the recording failed."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK008",
    Severity.ERROR,
    title=Text(
        en="{engine} speaks, but its recording cannot be saved: {cause}",
        zh="{engine} 能合成，但无法保存录音：{cause}",
    ),
    why=Text(
        en="The model is fine. The library that writes the file is not, or the place for it; so changing the model or its pins would not help.",
        zh="模型没有问题，有问题的是写文件的库或存放的位置，所以换模型或改版本都没有用。",
    ),
    how=Text(
        en="There were samples before they were saved; the exception came in the stage after.",
        zh="保存之前已经有样本；异常发生在之后的保存阶段。",
    ),
    advice=Text(
        en="{cure}",
        zh="{cure}",
    ),
    explains=("SMK010", "SMK011", "SMK018", "SMK020"),
    source="reproduced: torchaudio 2.9 without torchcodec; a full tmpfs; a broken soundfile",
)
def recording_cannot_be_saved(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        if not failures.spoken_in_vain(attempt):
            continue
        cause, cure = failures.words(attempt)
        facts = {
            "engine": attempt.engine,
            "cause": cause,
            "cure": cure,
            "error": failures.error(attempt),
            "at": failures.frames(attempt),
            "samples": attempt.made.samples if attempt.made else attempt.told.samples,
        }
        yield Evidence(facts, about=failures.subjects(attempt))
