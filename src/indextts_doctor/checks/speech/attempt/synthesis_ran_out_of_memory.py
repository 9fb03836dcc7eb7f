"""SMK004: the synthesis ran out of memory."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.attempt.failures import Stopped
from indextts_doctor.facts import Speech
from indextts_doctor.i18n.sizes import size


@check(
    "SMK004",
    Severity.ERROR,
    title=_("{engine} runs out of memory while {stage}: {used} used, {granted} available"),
    summary=_("a speech engine runs out of memory"),
    why=_("""In float32, each weight takes four bytes, and loading holds some weights twice. Under the limit of a
        container the kernel kills the process without a message: exit code 137, or SIGKILL in the log of gunicorn."""),
    how=_("""The process raised MemoryError, exceeded the available memory, or was killed while the oom_kill counter of
        the control group increased."""),
    advice=_("""Give it more memory than the forecast of {forecast}: docker run --memory, resources.limits.memory or
        MemoryMax=. Use one worker, because each worker loads the model again."""),
    remedy=_("""Give it more memory than the forecast: docker run --memory, resources.limits.memory or MemoryMax=. Use
        one worker, because each worker loads the model again."""),
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
