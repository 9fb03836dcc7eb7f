"""SMK008: the synthesis succeeded, and saving the recording failed."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.attempt.failures import Raised
from indextts_doctor.facts import Speech


@check(
    "SMK008",
    Severity.ERROR,
    title=_("the recording of {engine} cannot be saved: {cause}"),
    summary=_("synthesis works, but the recording cannot be saved"),
    why=_("""The model works. The library that writes the file fails, or the folder cannot be written to. Another model
        or another version of it does not help."""),
    how=_("The engine produced samples. The exception was raised in the stage after that, which saves them."),
    advice=_("{fix}"),
    remedy=_("""Repair the library that writes the file, or make the folder for the recording writable and free space
        in it."""),
    explains=("SMK010", "SMK011", "SMK018", "SMK020"),
    source="reproduced: torchaudio 2.9 without torchcodec; a full tmpfs; a broken soundfile",
)
def recording_cannot_be_saved(speech: Speech) -> Found[Raised]:
    for attempt in speech.attempts:
        if not failures.unsaved(attempt):
            continue
        cause, fix = failures.words(attempt)
        yield Raised(
            engine=attempt.engine,
            cause=cause,
            fix=fix,
            error=failures.error(attempt),
            at=failures.frames(attempt),
            samples=attempt.made.samples if attempt.made else attempt.told.samples,
            about=failures.subjects(attempt),
        )
