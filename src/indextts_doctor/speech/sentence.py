"""The sentence of a speech test: the result of the check, so that it can be heard. Pure.

All English words are in the vocabulary of the reference voice.
"""

from collections.abc import Iterable

from indextts_doctor.checks.finding import Finding
from indextts_doctor.facts import Severity
from indextts_doctor.i18n.text import _

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
_ONES, _TENS = _WORDS.split()[:20], _WORDS.split()[20:]
_DIGITS = "零一二三四五六七八九"  # spoken text: data, not a message

_PROBLEMS = (_("{number} problem found"), _("{number} problems found"))
_WARNINGS = (_("check passed with {number} warning"), _("check passed with {number} warnings"))
_PASSED = _("check passed")


def sentences(findings: Iterable[Finding]) -> dict[str, str]:
    """The sentence by language."""
    severities = [finding.severity for finding in findings]
    problems, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    count = problems or warnings
    one, many = _PROBLEMS if problems else _WARNINGS if warnings else (_PASSED, _PASSED)
    text = one if count == 1 else many
    return {"en": text.fill({"number": number(count)}, "en"), "zh": text.fill({"number": _zh(count)}, "zh")}


def number(count: int) -> str:
    """A number from 0 to 99 in English words; larger ones become ninety nine."""
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
