"""SMK005: the process of the synthesis ended without a result."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.attempt.failures import Stopped
from indextts_doctor.facts import Speech, Target


@check(
    "SMK005",
    Severity.ERROR,
    title=_("{engine} ends Python while {stage} ({how})"),
    why=_("""Something on the way calls sys.exit or os._exit, the interpreter does not get as far as the engine, or the
        command fails. What it printed last often says why."""),
    how=_("The process ended by itself, and no result was there."),
    advice=_("Its last words: {said}"),
    explains=("SMK",),
    source="reproduced: tests/speech",
)
def synthesis_ended_early(speech: Speech, target: Target) -> Found[Stopped]:
    for attempt in speech.attempts:
        if attempt.outcome not in ("exit", "rubbish", "start"):
            continue
        code = attempt.exit_code
        named = failures.named(attempt.stderr[-300:], target.directory)
        yield Stopped(
            engine=attempt.engine,
            stage=failures.stage(attempt),
            how=_("exit code {code}").filled(code=code)
            if attempt.outcome == "exit"
            else _("it does not start")
            if attempt.outcome == "start"
            else _("no usable answer"),
            said=" ".join(attempt.stderr[-300:].split()) or "-",
            python=attempt.python,
            about=failures.subjects(attempt, *named),
        )
