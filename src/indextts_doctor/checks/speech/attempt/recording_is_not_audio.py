"""SMK011: what was written as a recording is no audio."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt.failures import Recording
from indextts_doctor.facts import Speech


@check(
    "SMK011",
    Severity.ERROR,
    title=_("{engine} left something that is no audio: {detail}"),
    why=_("""An error page, a JSON message or raw numbers were saved under the name of a recording. Players refuse it,
        and the size alone looks fine."""),
    how=_("The first bytes are those of no audio format."),
    advice=_("""Read it as text: it often says what went wrong. Samples without a header must be saved with one, for
        instance by soundfile.write."""),
    explains=("SMK02",),
    source="RIFF WAVE: Microsoft, Multimedia Programming Interface and Data Specifications 1.0; reproduced: tests/speech/sound",
)
def recording_is_not_audio(speech: Speech) -> Found[Recording]:
    for attempt in speech.attempts:
        if attempt.outcome == "ok" and attempt.problem == "not-audio":
            yield Recording(engine=attempt.engine, detail=attempt.detail or "?")
