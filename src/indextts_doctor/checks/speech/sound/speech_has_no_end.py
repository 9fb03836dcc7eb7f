"""SMK022: the model did not generate its end token."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import Length, pace
from indextts_doctor.facts import Speech


@check(
    "SMK022",
    Severity.WARNING,
    title=_("{engine} did not reach the end of the text: stopped by its token limit"),
    summary=_("a speech engine was stopped by its token limit"),
    why=_("""A healthy model generates the end token after the last word. Without it, the speech is cut off in the
        middle, or the model generates nonsense."""),
    how=_("""The script of the engine searches the generated tokens for the end token. If the recording is also longer
        than its text can take, this is an error."""),
    advice=_("""If the speech is correct but cut off, raise max_mel_tokens or max_new_tokens. If it is babble, the
        weights do not fit the configuration."""),
    explains=("SMK018", "SMK021", "SMK024"),
    source="an untrained model found no end on 22 of 22 texts; index-tts warns of it: infer_v2.py, max_mel_tokens",
)
def speech_has_no_end(speech: Speech) -> Found[Length]:
    for attempt in speech.attempts:
        if attempt.told.end_reached is not False:
            continue
        seconds = attempt.sound.seconds if attempt.sound else 0.0
        most = pace(attempt.text).most
        severity = Severity.ERROR if seconds > most else Severity.WARNING
        yield Length(engine=attempt.engine, seconds=round(seconds, 1), most=round(most, 1), severity=severity)
