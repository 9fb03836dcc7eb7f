"""SMK004: the synthesis was ended for want of memory."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.attempt.failures import Stopped
from indextts_doctor.facts import Speech
from indextts_doctor.i18n.sizes import size


@check(
    "SMK004",
    Severity.ERROR,
    title=_("{engine} runs out of memory while {stage}: {used} used, {granted} were granted"),
    why=_("""In float32, weights take four bytes a number, and loading holds some of them twice. Under a container's
        limit the kernel kills the process without a word: exit code 137, or SIGKILL in gunicorn's log."""),
    how=_("""The process raised MemoryError, exceeded what is granted, or was killed while the control group's oom_kill
        counter rose."""),
    advice=_("""Give it more memory than the forecast ({forecast}): docker run --memory, resources.limits.memory,
        MemoryMax=. One worker is enough, since each loads the model again."""),
    explains=("SMK",),
    source="reproduced: tests/speech under a memory limit",
)
def synthesis_ran_out_of_memory(speech: Speech) -> Found[Stopped]:
    for attempt in speech.attempts:
        if attempt.outcome != "memory":
            continue
        foreseen = attempt.forecast
        yield Stopped(
            engine=attempt.engine,
            stage=failures.stage(attempt),
            used=size(attempt.peak_bytes),
            granted=size(foreseen.memory_granted if foreseen else 0),
            forecast=size(foreseen.memory if foreseen else 0),
            about=failures.subjects(attempt, "memory"),
        )
