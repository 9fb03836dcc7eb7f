"""SMK016: the recording is clipped."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.checks.speech.sound.limits import CLIPPED, RUINED, heard, origin
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK016",
    Severity.WARNING,
    title=Text(
        en="the recording of {engine} is clipped: {percent} % of it lies at its peak of {peak}",
        zh="{engine} 的录音削波：{percent}% 的样本停在峰值 {peak}",
    ),
    why=Text(
        en="What is beyond full scale is cut off, which crackles and blurs. Mostly a scale was applied twice, or integers were saved as floats, whose full scale is 1.0.",
        zh="超出满刻度的部分被切平，听起来破音、发糊。多半是增益乘了两次，或把整数样本按浮点保存，而浮点的满刻度是 1.0。",
    ),
    how=Text(
        en="The share of samples that lie in runs of three and more at the peak, or beyond full scale. Above 0.1 % is a warning, above 10 % an error; no recording of 2,800 has any.",
        zh="统计连续三个以上停在峰值或超出满刻度的样本占比。超过 0.1% 警告，超过 10% 报错；在 2800 段真实录音中一个也没有。",
    ),
    advice=Text(
        en="{origin} Divide 16-bit samples by 32768 exactly once, and multiply floats by 32767 exactly once.",
        zh="{origin}16 位样本除以 32768 只做一次，浮点乘 32767 也只做一次。",
    ),
    explains=("SMK024", "SMK017", "SMK018"),
    source="reproduced: speech amplified 3 and 8 times, 16-bit samples saved as floats; limits: docs/sound.md",
)
def speech_is_clipped(speech: Speech) -> Iterator[Evidence]:
    for attempt, sound in heard(speech):
        if sound.clipped > CLIPPED:
            facts = {
                "engine": attempt.engine,
                "percent": round(100 * sound.clipped, 1),
                "peak": round(sound.peak, 2),
                "limit": 100 * CLIPPED,
                "origin": origin(attempt, lambda one: one.clipped > CLIPPED),
            }
            severity = Severity.ERROR if sound.clipped > RUINED else Severity.WARNING
            yield Evidence(facts, about=frozenset({attempt.engine}), severity=severity)
