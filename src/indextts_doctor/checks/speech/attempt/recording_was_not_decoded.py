"""SMK025: the recording is in a format that the doctor does not decode."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt.failures import Recording
from indextts_doctor.facts import Speech


@check(
    "SMK025",
    Severity.NOTE,
    title=_("the recording of {engine} is {format}, which was not decoded: its sound was not judged"),
    why=_("Nothing is wrong with such a file. But whether it holds speech, silence or noise is not known."),
    how=_("""The first bytes are those of the format. The doctor itself reads WAVE with integer or float samples only,
        so as not to depend on libraries."""),
    advice=_("Let the engine or the service answer with WAV, if it can, and check again."),
    source="docs/sound.md: what is read",
)
def recording_was_not_decoded(speech: Speech) -> Found[Recording]:
    for attempt in speech.attempts:
        if attempt.problem == "undecoded":
            yield Recording(engine=attempt.engine, format=attempt.detail or "?")
