"""SMK022: the model never said that the text is over."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import Length, pace
from indextts_doctor.facts import Speech


@check(
    "SMK022",
    Severity.WARNING,
    title=_("{engine} was stopped by its limit on tokens and did not end by itself"),
    why=_("""A healthy model says the end after the last word. One that does not was cut off in mid-speech, or has lost
        its way."""),
    how=_("""The engine's script looks for the token of the end in what was generated. It is an error where the
        recording is also longer than its text can last."""),
    advice=_("""Where the speech is fine and cut off, raise max_mel_tokens or max_new_tokens. Where it is babble, the
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
