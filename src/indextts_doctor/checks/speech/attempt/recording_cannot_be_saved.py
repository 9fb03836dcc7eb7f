"""SMK008: the synthesis succeeded, and saving the recording failed."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.attempt.failures import Raised
from indextts_doctor.facts import Speech


@check(
    "SMK008",
    Severity.ERROR,
    title=_("{engine} speaks, but its recording cannot be saved: {cause}"),
    why=_("""The model is fine. The library that writes the file is not, or the place for it; so changing the model or
        its pins would not help."""),
    how=_("There were samples before they were saved; the exception came in the stage after."),
    advice=_("{cure}"),
    explains=("SMK010", "SMK011", "SMK018", "SMK020"),
    source="reproduced: torchaudio 2.9 without torchcodec; a full tmpfs; a broken soundfile",
)
def recording_cannot_be_saved(speech: Speech) -> Found[Raised]:
    for attempt in speech.attempts:
        if not failures.spoken_in_vain(attempt):
            continue
        cause, cure = failures.words(attempt)
        yield Raised(
            engine=attempt.engine,
            cause=cause,
            cure=cure,
            error=failures.error(attempt),
            at=failures.frames(attempt),
            samples=attempt.made.samples if attempt.made else attempt.told.samples,
            about=failures.subjects(attempt),
        )
