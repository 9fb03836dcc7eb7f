"""SMK004: the synthesis was ended for want of memory."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.sizes import size
from indextts_doctor.i18n.text import Text


@check(
    "SMK004",
    Severity.ERROR,
    title=Text(
        en="{engine} runs out of memory while {stage}: {used} used, {granted} were granted",
        zh="{engine} 在{stage}时内存不足：已用 {used}，可用 {granted}",
    ),
    why=Text(
        en="In float32, weights take four bytes a number, and loading holds some of them twice. Under a container's limit the kernel kills the process without a word: exit code 137, or SIGKILL in gunicorn's log.",
        zh="以 float32 计，每个数占四字节，加载时还有一部分同时存两份。容器限额之下，内核会无声地杀掉进程：退出码 137，或 gunicorn 日志里的 SIGKILL。",
    ),
    how=Text(
        en="The process raised MemoryError, exceeded what is granted, or was killed while the control group's oom_kill counter rose.",
        zh="进程抛出 MemoryError、超过可用额度，或在被杀的同时 cgroup 的 oom_kill 计数增加。",
    ),
    advice=Text(
        en="Give it more memory than the forecast ({forecast}): docker run --memory, resources.limits.memory, MemoryMax=. One worker is enough, since each loads the model again.",
        zh="给它比预计（{forecast}）更多的内存：docker run --memory、resources.limits.memory、MemoryMax=。只开一个 worker，每多一个就会多加载一份模型。",
    ),
    explains=("SMK",),
    source="reproduced: tests/speech under a memory limit",
)
def synthesis_ran_out_of_memory(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        if attempt.outcome != "memory":
            continue
        foreseen = attempt.forecast
        facts = {
            "engine": attempt.engine,
            "stage": failures.stage(attempt),
            "used": size(attempt.peak_bytes),
            "granted": size(foreseen.memory_granted if foreseen else 0),
            "forecast": size(foreseen.memory if foreseen else 0),
        }
        yield Evidence(facts, about=failures.subjects(attempt, "memory"))
