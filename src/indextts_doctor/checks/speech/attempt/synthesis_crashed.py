"""SMK002: the process of the synthesis was killed by a signal."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.attempt.failures import Stopped
from indextts_doctor.facts import Speech


@check(
    "SMK002",
    Severity.ERROR,
    title=_("{engine} crashes while {stage} ({signal}){at}"),
    why=_("""A signal ends the process without a Python traceback: compiled code reached into memory that is not there
        (SIGSEGV, SIGBUS), used an instruction that this processor lacks (SIGILL), or gave up (SIGABRT). SIGKILL comes
        from outside: a person, a supervisor or the kernel."""),
    how=_("The signal is the process's exit status; faulthandler wrote the line where it was."),
    advice=_("""Reinstall the package of the line named above (its compiled file may be cut off or built for another
        processor); indextts-doctor check --deep compares every installed file. After SIGKILL look at the kernel's log:
        dmesg | grep -i kill"""),
    explains=("SMK",),
    source="reproduced: tests/speech",
)
def synthesis_crashed(speech: Speech) -> Found[Stopped]:
    for attempt in speech.attempts:
        if attempt.outcome != "signal":
            continue
        yield Stopped(
            engine=attempt.engine,
            stage=failures.stage(attempt),
            signal=attempt.signal or "",
            at=failures.at(attempt),
            stack=failures.frames(attempt),
            stderr=attempt.stderr[-500:],
            about=failures.subjects(attempt),
        )
