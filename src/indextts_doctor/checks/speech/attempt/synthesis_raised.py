"""SMK001: the synthesis ended with an exception."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK001",
    Severity.ERROR,
    title=Text(
        en="{engine} fails while {stage}: {cause}",
        zh="{engine} 在{stage}时失败：{cause}",
    ),
    why=Text(
        en="Everything imports, and still it does not speak. The stage tells which part is at fault; the exception is the first of its chain, which later ones often hide.",
        zh="各模块都能导入，却仍然不能说话。阶段说明问题出在哪一部分；显示的是异常链中最初的一个，后面的往往只是掩盖它。",
    ),
    how=Text(
        en="The engine was asked to speak in its own interpreter, in a process of its own. Each stage announced itself, so the exception belongs to the last one.",
        zh="在引擎自己的解释器里、独立进程中让它说一句话。每个阶段都会先报到，异常属于最后报到的阶段。",
    ),
    advice=Text(
        en="{cure}",
        zh="{cure}",
    ),
    explains=("SMK",),
    source="reproduced with real engines: tests/speech/engines",
)
def synthesis_raised(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        others = failures.spoken_in_vain(attempt) or attempt.told.answer is not None
        if attempt.outcome != "exception" or others:
            continue  # SMK008 and those of the service speak of these
        cause, cure = failures.words(attempt)
        known = failures.meaning(attempt)
        facts = {
            "engine": attempt.engine,
            "stage": failures.stage(attempt),
            "cause": cause,
            "cure": cure,
            "error": failures.error(attempt),
            "chain": [f"{link.type}: {link.message}"[:500] for link in attempt.chain],
            "at": failures.frames(attempt),
            "python": attempt.python,
            "same_as": known.code if known else "",
        }
        yield Evidence(facts, about=failures.subjects(attempt))
