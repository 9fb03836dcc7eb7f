"""SMK003: the synthesis did not end within its time limit."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.checks.speech.attempt.failures import Stopped
from indextts_doctor.facts import Speech


@check(
    "SMK003",
    Severity.ERROR,
    title=_("{engine} hangs while {stage}: stopped after {seconds} s{at}"),
    summary=_("a speech engine does not finish within the time limit"),
    why=_("""The process may wait for a lock, a download or a service, run in an endless loop, or be very slow: too
        many threads on a small CPU quota make a synthesis tens of times slower."""),
    how=_("The process was still running at the time limit. faulthandler then printed the line that it was executing."),
    advice=_("""Look at the line where the process was stopped. If the engine is only slow, raise speech_seconds under
        [thresholds] in indextts-doctor.toml and see HOST009. If it downloads files, place them beforehand."""),
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
