"""SMK001: the synthesis ended with an exception."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.attempt.failures import Raised
from indextts_doctor.facts import Speech


@check(
    "SMK001",
    Severity.ERROR,
    title=_("{engine} fails while {stage}: {cause}"),
    why=_("""Everything imports, and still it does not speak. The stage tells which part is at fault; the exception is
        the first of its chain, which later ones often hide."""),
    how=_("""The engine was asked to speak in its own interpreter, in a process of its own. Each stage announced itself,
        so the exception belongs to the last one."""),
    advice=_("{cure}"),
    explains=("SMK",),
    source="reproduced with real engines: tests/speech/engines",
)
def synthesis_raised(speech: Speech) -> Found[Raised]:
    for attempt in speech.attempts:
        others = failures.spoken_in_vain(attempt) or attempt.told.answer is not None
        if attempt.outcome != "exception" or others:
            continue  # SMK008 and those of the service speak of these
        cause, cure = failures.words(attempt)
        known = failures.meaning(attempt)
        yield Raised(
            engine=attempt.engine,
            stage=failures.stage(attempt),
            cause=cause,
            cure=cure,
            error=failures.error(attempt),
            chain=[f"{link.type}: {link.message}"[:500] for link in attempt.chain],
            at=failures.frames(attempt),
            python=attempt.python,
            same_as=known.code if known else "",
            about=failures.subjects(attempt),
        )
