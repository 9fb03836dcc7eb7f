"""SMK029: the synthesis takes much longer than the recipe expects."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.facts import Speech

SLOW = 3.0  # times the upper end
LEAST = 10.0  # seconds: what is over sooner annoys nobody


class SpeechIsSlow(OfEngine, frozen=True):
    per: float
    low: float
    high: float


@check(
    "SMK029",
    Severity.WARNING,
    title=_("{engine} takes {per} s per 100 characters; {low} to {high} s are expected"),
    why=_("Users wait that much longer, and time limits of gunicorn and proxies are reached."),
    how=_("""The time from text to samples, without importing and loading, against three times the upper end of what the
        profile expects. A short sentence costs more per character than a long one."""),
    advice=_("""See that threads fit the CPU quota (HOST009) and that nothing else uses the processors; a processor
        without AVX2 is slow in any case."""),
    source="the profile's expected_seconds_per_100_characters",
)
def speech_is_slow(speech: Speech) -> Found[SpeechIsSlow]:
    for attempt in speech.attempts:
        per, expected = attempt.seconds_per_100_characters, attempt.expected
        if per is None or expected is None or attempt.role != "main" or per <= SLOW * expected[1]:
            continue
        if attempt.synthesis_seconds < LEAST:
            continue
        low, high = expected
        yield SpeechIsSlow(engine=attempt.engine, per=round(per, 1), low=low, high=high)
