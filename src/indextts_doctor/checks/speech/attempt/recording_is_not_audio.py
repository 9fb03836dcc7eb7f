"""SMK011: the recording is not audio."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt.failures import Recording
from indextts_doctor.facts import Speech


@check(
    "SMK011",
    Severity.ERROR,
    title=_("the recording of {engine} is not audio: {detail}"),
    summary=_("the recording is not audio"),
    why=_("""An error page, a JSON message or raw numbers were saved as a recording. Players refuse the file, although
        its size looks normal."""),
    how=_("The first bytes of the file do not match any audio format."),
    advice=_("""Open the file as text: it often contains the error message. Save raw samples with a header, for example
        with soundfile.write."""),
    explains=("SMK02",),
    source="RIFF WAVE: Microsoft, Multimedia Programming Interface and Data Specifications 1.0; reproduced: tests/speech/sound",
)
def recording_is_not_audio(speech: Speech) -> Found[Recording]:
    for attempt in speech.attempts:
        if attempt.outcome == "ok" and attempt.problem == "not-audio":
            yield Recording(engine=attempt.engine, detail=attempt.detail or "?")
