"""SMK029: the synthesis is slower than the profile expects."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.facts import Speech

SLOW = 3.0  # times the upper end of what is expected
LEAST = 10.0  # seconds: a shorter synthesis is not reported


class SpeechIsSlow(OfEngine, frozen=True):
    per: float
    low: float
    high: float


@check(
    "SMK029",
    Severity.WARNING,
    title=_("{engine} is slow: {per} s per 100 characters, {low} to {high} s expected"),
    summary=_("synthesis is slow"),
    why=_("Users wait longer, and requests reach the time limits of gunicorn and proxies."),
    how=_("""The time from text to samples, without importing and loading, is compared with three times the upper end
        of what the profile expects. A short sentence takes more time per character than a long one."""),
    advice=_("""Make sure that the number of threads fits the CPU quota (HOST009) and that no other process uses the
        processors. A processor without AVX2 is always slow."""),
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
