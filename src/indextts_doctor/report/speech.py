"""The speech test in the report: a drawn waveform, times and memory, and what was not verified. Pure."""

from collections.abc import Iterator
from typing import Any, Optional

import msgspec

from indextts_doctor.checks.finding import Finding
from indextts_doctor.diagnose.diagnosis import Diagnosis
from indextts_doctor.facts import Attempt, Facts, Missing, Severity, Speech
from indextts_doctor.i18n.sizes import size
from indextts_doctor.i18n.text import _
from indextts_doctor.report.words import COMMA
from indextts_doctor.speech import stages

BLOCKS = "▁▂▃▄▅▆▇█"

LEFT_OUT = _("speech test: {reason}")
NOT_TRIED = _("speech test not run: {reason}")
FAILED = _("speech test failed ({engine}): see {codes}")
SPOKEN = _('speech test passed ({engine}): "{text}", {seconds} s of audio')
DOUBTED = _('speech test ({engine}): "{text}", {seconds} s of audio; see {codes}')
SPEED = _("{per} s per 100 characters")
EXPECTED = _(" (expected: {low:g} to {high:g})")
FACTOR = _("real-time factor {factor:.2f}")
MEMORY = _("peak memory {peak} (estimate: {forecast})")
UNFORESEEN = _("peak memory {peak}")
KNOWN = _("the audio matches the known answer")
UNVERIFIED = _("content of the audio not verified by speech recognition")
HEARD = _('speech recognition result: "{heard}"')
UNTRIED = _("{engine} was not tested: {reason}")


def lines(facts: Facts, diagnosis: Diagnosis, lang: str) -> Iterator[tuple[str, str]]:
    """Yield a mark and a line each."""
    speech = facts.get(Speech)
    if isinstance(speech, Missing):
        text = LEFT_OUT if speech.kind == "skipped" else NOT_TRIED
        yield "–", text.fill({"reason": speech.reason}, lang)
        return
    for attempt in speech.attempts:
        yield from _attempt(attempt, diagnosis, lang)
    for engine, why in speech.untried.items():
        yield "–", UNTRIED.fill({"engine": engine, "reason": why.reason}, lang)


def _attempt(attempt: Attempt, diagnosis: Diagnosis, lang: str) -> Iterator[tuple[str, str]]:
    sound = attempt.sound
    if not attempt.spoke or sound is None:
        codes = [finding.check.code for finding in about(attempt, diagnosis, Severity.NOTE)]
        yield "–", FAILED.fill({"engine": attempt.engine, "codes": codes or "-"}, lang)
        return
    codes = [finding.check.code for finding in about(attempt, diagnosis)]
    words = {"engine": attempt.engine, "text": attempt.text, "seconds": f"{sound.seconds:.1f}", "codes": codes}
    comma = COMMA.of(lang)
    yield "♪", (DOUBTED if codes else SPOKEN).fill(words, lang)
    yield " ", comma.join(f"{stages.named(one.name, lang)} {one.seconds:.1f} s" for one in attempt.stages)
    yield " ", comma.join(_figures(attempt, lang))
    outline = drawn(sound.outline)
    if outline.strip():  # silence draws nothing
        yield " ", outline
    yield " ", verified(attempt, lang)
    if attempt.wav:
        yield " ", f"→ {attempt.wav}"


def _figures(attempt: Attempt, lang: str) -> Iterator[str]:
    per, factor = attempt.seconds_per_100_characters, attempt.real_time_factor
    if per is not None:
        yield SPEED.fill({"per": f"{per:.1f}"}, lang) + _expected(attempt.expected, lang)
    if factor is not None:
        yield FACTOR.fill({"factor": factor}, lang)
    if attempt.peak_bytes and attempt.forecast:
        foreseen = attempt.forecast.memory
        figures = {"peak": size(attempt.peak_bytes), "forecast": size(foreseen)}
        yield (MEMORY if foreseen else UNFORESEEN).fill(figures, lang)


def _expected(expected: Optional[tuple[float, float]], lang: str) -> str:
    return EXPECTED.fill({"low": expected[0], "high": expected[1]}, lang) if expected else ""


def verified(attempt: Attempt, lang: str) -> str:
    """What is known of the spoken words, which measures of the audio do not show."""
    known = attempt.known
    if known is not None and known.first_difference is None:
        return KNOWN.fill({}, lang)
    return UNVERIFIED.fill({}, lang) if attempt.heard is None else HEARD.fill({"heard": attempt.heard}, lang)


def drawn(outline: tuple[int, ...]) -> str:
    """Loudness over time as a line of blocks; levels are 0 to 8."""
    return "".join(" " if level <= 0 else BLOCKS[min(level, len(BLOCKS)) - 1] for level in outline)


def about(attempt: Attempt, diagnosis: Diagnosis, least: Severity = Severity.WARNING) -> list[Finding]:
    """The findings of a severity, or worse, that are about an attempt, symptoms left out."""
    return [
        finding
        for finding in diagnosis.findings
        if finding.check.code.startswith("SMK")
        and finding.severity >= least
        and any(attempt.engine in one.about for one in finding.evidence)
    ]


def passed(attempt: Attempt, diagnosis: Diagnosis) -> bool:
    """Whether an attempt produced audio without an error."""
    return attempt.spoke and not any(f.severity == Severity.ERROR for f in about(attempt, diagnosis))


def document(speech: Speech, diagnosis: Diagnosis, reasons: dict[str, list[str]]) -> dict[str, Any]:
    """The part "smoke" of the JSON report. ``reasons``: engine -> titles of its findings."""
    parts = [_document(one, diagnosis, reasons.get(one.engine, [])) for one in speech.attempts]
    return {**parts[0], "others": parts[1:]}


def _document(attempt: Attempt, diagnosis: Diagnosis, reasons: list[str]) -> dict[str, Any]:
    sound = attempt.sound
    known = attempt.known
    return {
        "engine": attempt.engine,
        "role": attempt.role,
        "passed": passed(attempt, diagnosis),
        "text": attempt.text,
        "wav": attempt.wav,
        "sample_rate": sound.rate if sound else None,
        "seconds": sound.seconds if sound else None,
        "stages": [{"name": one.name, "seconds": round(one.seconds, 3)} for one in attempt.stages],
        "failed_stage": attempt.failed_stage,
        "real_time_factor": _rounded(attempt.real_time_factor),
        "seconds_per_100_characters": _rounded(attempt.seconds_per_100_characters),
        "expected_seconds_per_100_characters": attempt.expected,
        "peak_memory_bytes": attempt.peak_bytes,
        "forecast_memory_bytes": attempt.forecast.memory if attempt.forecast else None,
        "audio": msgspec.to_builtins(sound),
        "words_verified": known is not None and known.first_difference is None,
        "heard": attempt.heard,
        "reasons": reasons,
    }


def _rounded(value: Optional[float]) -> Optional[float]:
    return None if value is None else round(value, 3)
