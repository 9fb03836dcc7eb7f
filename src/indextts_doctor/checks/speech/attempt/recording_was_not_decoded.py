"""SMK025: the recording is in a format that the doctor does not decode."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK025",
    Severity.NOTE,
    title=Text(
        en="the recording of {engine} is {format}, which was not decoded: its sound was not judged",
        zh="{engine} 的录音是 {format} 格式，未解码，因此没有评判声音",
    ),
    why=Text(
        en="Nothing is wrong with such a file. But whether it holds speech, silence or noise is not known.",
        zh="文件本身没有问题，但里面是语音、静音还是噪声并不清楚。",
    ),
    how=Text(
        en="The first bytes are those of the format. The doctor itself reads WAVE with integer or float samples only, so as not to depend on libraries.",
        zh="文件开头是该格式的标识。为了不依赖任何库，本工具只读取整数或浮点样本的 WAVE。",
    ),
    advice=Text(
        en="Let the engine or the service answer with WAV, if it can, and check again.",
        zh="如果引擎或服务支持，请改为输出 WAV 后再检查。",
    ),
    source="docs/sound.md: what is read",
)
def recording_was_not_decoded(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        if attempt.problem == "undecoded":
            facts = {"engine": attempt.engine, "format": attempt.detail or "?"}
            yield Evidence(facts, about=frozenset({attempt.engine}))
