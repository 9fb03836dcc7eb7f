"""SMK025: the recording is in a format that is not decoded."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt.failures import Recording
from indextts_doctor.facts import Speech


@check(
    "SMK025",
    Severity.NOTE,
    title=_("the recording of {engine} was not checked: its format {format} is not decoded"),
    summary=_("the format of the recording is not decoded"),
    why=_("The file itself is valid. Whether it contains speech, silence or noise was not verified."),
    how=_("""The first bytes of the file identify the format. The doctor decodes only WAVE with integer or float
        samples, so that it needs no audio library."""),
    advice=_("If the engine or the service can return WAV, switch it to WAV and check again."),
    source="docs/sound.md: what is read",
)
def recording_was_not_decoded(speech: Speech) -> Found[Recording]:
    for attempt in speech.attempts:
        if attempt.problem == "undecoded":
            yield Recording(engine=attempt.engine, format=attempt.detail or "?")
