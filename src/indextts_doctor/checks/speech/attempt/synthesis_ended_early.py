"""SMK005: the process of the synthesis ended without a result."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.facts import Speech, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK005",
    Severity.ERROR,
    title=Text(
        en="{engine} ends Python while {stage} ({how})",
        zh="{engine} 在{stage}时让 Python 退出（{how}）",
    ),
    why=Text(
        en="Something on the way calls sys.exit or os._exit, the interpreter does not get as far as the engine, or the command fails. What it printed last often says why.",
        zh="途中有代码调用了 sys.exit 或 os._exit，或解释器没能走到引擎那里，或命令失败。它最后的输出往往说明了原因。",
    ),
    how=Text(
        en="The process ended by itself, and no result was there.",
        zh="进程自行结束，却没有留下结果。",
    ),
    advice=Text(
        en="Its last words: {said}",
        zh="最后的输出：{said}",
    ),
    explains=("SMK",),
    source="reproduced: tests/speech",
)
def synthesis_ended_early(speech: Speech, target: Target) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        if attempt.outcome not in ("exit", "rubbish", "start"):
            continue
        code = attempt.exit_code
        facts = {
            "engine": attempt.engine,
            "stage": failures.stage(attempt),
            "how": Text(en=f"exit code {code}", zh=f"退出码 {code}")
            if attempt.outcome == "exit"
            else Text(en="it does not start", zh="无法启动")
            if attempt.outcome == "start"
            else Text(en="no usable answer", zh="没有可用的结果"),
            "said": " ".join(attempt.stderr[-300:].split()) or "-",
            "python": attempt.python,
        }
        named = failures.named(attempt.stderr[-300:], target.directory)
        yield Evidence(facts, about=failures.subjects(attempt, *named))
