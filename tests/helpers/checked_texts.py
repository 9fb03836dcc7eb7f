"""Runs a check as the report will: what it yields must fill its texts in both languages, and be JSON."""

import json
import re
import string
from collections.abc import Callable
from typing import Any

import msgspec

from indextts_doctor.checks.finding import Check, Evidence
from indextts_doctor.checks.registry import registered
from indextts_doctor.i18n.text import LANGUAGES


def said(function: Callable[..., Any], *facts: Any) -> list[Evidence]:
    """Return what the check yields, once all that is to be said about it was found to be sayable."""
    found = list(function(*facts))
    check = next(check for check in registered() if check.function is function)
    for evidence in found:
        json.dumps(msgspec.to_builtins(evidence.facts))
        for lang in LANGUAGES:
            for text in (check.title, check.advice):
                assert "Text(" not in text.fill(evidence.facts, lang)
            assert not misplaced_commands(check.advice.fill(evidence.facts, lang))
    assert not placeholders(check)
    return found


def title(function: Callable[..., Any], evidence: Evidence, lang: str = "en") -> str:
    """Return the line that a person reads first."""
    check = next(check for check in registered() if check.function is function)
    return check.title.fill(evidence.facts, lang)


def placeholders(check: Check) -> set[str]:
    """Return the placeholders in the texts that are not about one instance."""
    texts = (text for both in (check.why, check.how) for text in (both.of("en"), both.of("zh")))
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


_BEFORE = re.compile(r"(^|[:：]\s*|`\s*)$")  # a colon, or another command
_AFTER = re.compile(r"\s*($|[.。]|`)|\s+[A-Z]|\s*[\u4e00-\u9fff]")


def misplaced_commands(advice: str) -> list[str]:
    """Return the commands that do not end a clause: the report puts each on a line of its own, after a colon."""
    pieces = re.split(r"`([^`]* [^`]*)`", advice)
    found = []
    for before, command, after in zip(pieces[::2], pieces[1::2], pieces[2::2]):
        follows_command = before.strip() == "" and len(pieces) > 1
        begins = follows_command or _BEFORE.search(before)
        if not (begins and _AFTER.match(after)) or (before == "" and command is pieces[1]):
            found.append(command)
    return found
