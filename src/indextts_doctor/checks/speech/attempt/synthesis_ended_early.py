"""SMK005: the process of the synthesis ended without a result."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.attempt.failures import Stopped
from indextts_doctor.facts import Speech, Target


@check(
    "SMK005",
    Severity.ERROR,
    title=_("{engine} exits without a result while {stage}: {how}"),
    summary=_("a speech engine exits without a result"),
    why=_("""Code calls sys.exit or os._exit, the interpreter does not start, or the command fails. The last output
        often contains the reason."""),
    how=_("The process of the speech test ended by itself and left no result."),
    advice=_("Read the last output: {output}"),
    remedy=_("Read the last output of the process. It often contains the reason."),
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
            else _("the command does not start")
            if attempt.outcome == "start"
            else _("no usable result"),
            output=" ".join(attempt.stderr[-300:].split()) or "-",
            python=attempt.python,
            about=failures.subjects(attempt, *named),
        )
