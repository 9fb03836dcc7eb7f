"""What the deployment is asked to say: what was found, so that the report can be heard. Pure.

The English words are all in the vocabulary of the reference voice.
"""

from collections.abc import Iterable

from indextts_doctor.checks.finding import Finding
from indextts_doctor.facts import Severity

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
_ONES, _TENS = _WORDS.split()[:20], _WORDS.split()[20:]
_DIGITS = "零一二三四五六七八九"


def sentences(findings: Iterable[Finding]) -> dict[str, str]:
    """Return the sentence in each language."""
    severities = [finding.severity for finding in findings]
    problems, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    if problems:
        return {"en": f"{_many(problems, 'problem')} found", "zh": f"发现{_zh(problems)}个问题。"}
    if warnings:
        return {"en": f"check passed with {_many(warnings, 'warning')}", "zh": f"检查通过，有{_zh(warnings)}个警告。"}
    return {"en": "check passed", "zh": "检查通过。"}


def _many(count: int, noun: str) -> str:
    return f"{number(count)} {noun}" if count == 1 else f"{number(count)} {noun}s"


def number(count: int) -> str:
    """Return a number in English words, from zero to ninety nine; more is ninety nine as well."""
    count = min(count, 99)
    if count < 20:
        return _ONES[count]
    tens, ones = _TENS[count // 10 - 2], count % 10
    return f"{tens} {_ONES[ones]}" if ones else tens


def _zh(count: int) -> str:
    count = min(count, 99)
    if count == 2:
        return "两"
    tens, ones = divmod(count, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
