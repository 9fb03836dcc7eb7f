"""What a check must be: held for ours by the tests, for those of plug-ins when they are loaded. Pure."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from indextts_doctor.checks.finding import Check, Evidence
from indextts_doctor.checks.registry import UNDECLARED, declares, placeholders
from indextts_doctor.diagnose.running import LAYERS, needs
from indextts_doctor.facts import Severity
from indextts_doctor.i18n.text import LANGUAGES, Text, translated

CODE = re.compile(r"[A-Z]{2,8}[0-9]{3}")
OURS = frozenset((*LAYERS, "DOC"))  # prefixes whose numbers, given or not yet given, belong to the doctor
_TEXTS = ("title", "why", "how", "advice", "summary", "remedy")
_OPTIONAL = ("summary", "remedy")


def prefix(code: str) -> str:
    """The letters of a code."""
    return code.rstrip("0123456789")


def faults(check: Check) -> list[str]:
    """What is wrong with the definition of a check, one sentence each."""
    found = list(_type_faults(check))
    return found or [*_text_faults(check), *_function_faults(check)]


def _type_faults(check: Check) -> Iterator[str]:
    if not (isinstance(check.code, str) and CODE.fullmatch(check.code)):
        yield f"the code {check.code!r} is not a few capital letters and three digits"
    if not isinstance(check.severity, Severity):
        yield f"the severity is a {type(check.severity).__name__}, not a Severity"
    for name in _TEXTS:
        text = getattr(check, name)
        if text is None and name in _OPTIONAL:
            continue
        if not (isinstance(text, Text) and isinstance(text.en, str) and isinstance(text.of("zh"), str)):
            yield f"{name} is a {type(text).__name__}, not a Text of two strings"
    if not (isinstance(check.source, str) and check.source.strip()):
        yield "source is empty: add the source of this check"
    if not (isinstance(check.explains, tuple) and all(isinstance(code, str) and code for code in check.explains)):
        yield "explains is not a tuple of codes or prefixes of codes"
    if not declares(check.evidence):
        yield UNDECLARED


def _text_faults(check: Check) -> Iterator[str]:
    for name in _TEXTS:
        text = getattr(check, name)
        if text is None and name in _OPTIONAL:
            continue
        if not (text.en.strip() and text.of("zh").strip()):
            yield f"{name} is empty"
            continue
        try:
            keys = [placeholders(template) for template in (text.en, text.zh or translated(text.en))]
        except ValueError as error:
            yield f"{name} is no template: {error}"
            continue
        if keys[0] != keys[1]:
            yield f"{name} has other placeholders in English than in Chinese"
        if name not in ("title", "advice") and keys[0]:
            yield f"{name} has placeholders; only title and advice are filled in"
    if "\n" in check.title.en + check.title.of("zh"):
        yield "title is more than one line"


def _function_faults(check: Check) -> Iterator[str]:
    try:
        needs(check.function)
    except Exception as error:  # noqa: BLE001 - annotations are code of the check's author
        yield f"parameters: {error}"


def evidence_faults(check: Check, evidence: Any) -> list[str]:
    """What is wrong with an instance that a check yielded, one sentence each."""
    if not isinstance(evidence, check.evidence):
        return [f"yielded a {type(evidence).__name__}, not the {check.evidence.__name__} that it declares"]
    if not evidence.facts:
        return ["evidence without facts"]
    return [*_about_faults(evidence), *_facts_faults(evidence.facts), *_fill_faults(check, evidence)]


def _about_faults(evidence: Evidence) -> Iterator[str]:
    if not (isinstance(evidence.about, frozenset) and all(isinstance(name, str) for name in evidence.about)):
        yield "about is not a frozenset of names"
    if not (evidence.severity is None or isinstance(evidence.severity, Severity)):
        yield "the severity of the evidence is not a Severity"


def _facts_faults(facts: dict[str, Any]) -> Iterator[str]:
    if not all(isinstance(key, str) for key in facts):
        yield "a key of the evidence's facts is not a string"
    try:
        msgspec.json.encode(facts)
    except Exception as error:  # noqa: BLE001 - whatever the values do when they are looked at
        yield f"the evidence's facts cannot be written as JSON: {error}"


def _fill_faults(check: Check, evidence: Evidence) -> Iterator[str]:
    for name in ("title", "advice"):
        for lang in LANGUAGES:
            try:
                filled = getattr(check, name).fill(evidence.facts, lang)
            except Exception as error:  # noqa: BLE001 - format() raises whatever the value's type raises
                yield f"{name} ({lang}) cannot be filled in: {type(error).__name__}: {error}"
                continue
            if name == "title" and "\n" in filled:
                yield f"title ({lang}) is more than one line once it is filled in"
