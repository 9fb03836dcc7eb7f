"""SMK001: the synthesis ended with an exception."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.attempt.failures import Raised
from indextts_doctor.facts import Speech


@check(
    "SMK001",
    Severity.ERROR,
    title=_("{engine} fails while {stage}: {cause}"),
    summary=_("a speech engine fails with an exception"),
    why=_("""Every module imports, but synthesis fails. The stage shows which part fails. The exception is the root of
        its chain; later exceptions often hide it."""),
    how=_("""The speech test runs the engine with its own interpreter in a separate process. Each stage is reported
        when it starts, so the exception belongs to the last reported stage."""),
    advice=_("{fix}"),
    remedy=_("""Fix the cause of the exception. For a known message the report contains the fix. For an unknown one,
        search the issue tracker of the engine for the message."""),
    explains=("SMK",),
    source="reproduced with real engines: tests/speech/engines",
)
def synthesis_raised(speech: Speech) -> Found[Raised]:
    for attempt in speech.attempts:
        others = failures.unsaved(attempt) or attempt.told.answer is not None
        if attempt.outcome != "exception" or others:
            continue  # reported by SMK008 and the checks of the service
        cause, fix = failures.words(attempt)
        known = failures.meaning(attempt)
        yield Raised(
            engine=attempt.engine,
            stage=failures.stage(attempt),
            cause=cause,
            fix=fix,
            error=failures.error(attempt),
            chain=[f"{link.type}: {link.message}"[:500] for link in attempt.chain],
            at=failures.frames(attempt),
            python=attempt.python,
            same_as=known.code if known else "",
            about=failures.subjects(attempt),
        )
