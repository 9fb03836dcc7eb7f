"""SMK002: the process of the synthesis was killed by a signal."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.attempt.failures import Stopped
from indextts_doctor.facts import Speech


@check(
    "SMK002",
    Severity.ERROR,
    title=_("{engine} crashes with {signal} while {stage}{at}"),
    summary=_("a speech engine is killed by a signal"),
    why=_("""A signal ends the process without a Python traceback. Compiled code accessed invalid memory (SIGSEGV,
        SIGBUS), used an instruction that the processor does not support (SIGILL), or aborted (SIGABRT). SIGKILL comes
        from a person, a supervisor or the kernel."""),
    how=_("The signal is read from the exit status of the process, and the line from the output of faulthandler."),
    advice=_("""Reinstall the package that contains the failing line: its compiled file may be truncated or built for a
        different processor. To compare every installed file: `indextts-doctor check --deep`. After SIGKILL, read the
        log of the kernel: `dmesg`."""),
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
