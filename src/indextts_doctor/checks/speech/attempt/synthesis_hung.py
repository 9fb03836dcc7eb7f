"""SMK003: the synthesis did not end within its time limit."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.attempt.failures import Stopped
from indextts_doctor.facts import Speech


@check(
    "SMK003",
    Severity.ERROR,
    title=_("{engine} hangs while {stage}: given up after {seconds} s{at}"),
    why=_("""It may wait for something that never comes (a lock, a download, a service), run in circles, or be merely
        very slow: too many threads on a small quota make a CPU synthesis tens of times slower."""),
    how=_("The process was still at work at the time limit; faulthandler then wrote the line where it was."),
    advice=_("""Look at the line named above. Where it is only slow, raise speech_seconds under [thresholds] in
        indextts-doctor.toml and see HOST009; where it downloads, place the files beforehand."""),
    explains=("SMK",),
    source="reproduced: tests/speech; KAN-TTS text_to_wav loops for ever over stray WAV files",
)
def synthesis_hung(speech: Speech) -> Found[Stopped]:
    for attempt in speech.attempts:
        if attempt.outcome != "time" or attempt.told.answer is not None:
            continue
        yield Stopped(
            engine=attempt.engine,
            stage=failures.stage(attempt),
            seconds=round(attempt.seconds),
            at=failures.at(attempt),
            stack=failures.frames(attempt),
            about=failures.subjects(attempt),
        )
