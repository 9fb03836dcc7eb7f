"""What is done with facts after a reader has seen them: none of it may fail, whatever they hold."""

from __future__ import annotations

from typing import Any

import msgspec

import healthy_facts
from indextts_doctor.checks import registry
from indextts_doctor.facts import Facts, Troubles
from indextts_doctor.redact import Redactor
from indextts_doctor.redact.machine import redacted
from indextts_doctor.report import formats
from indextts_doctor.report.building import on_facts
from indextts_doctor.report.renderer import View
from indextts_doctor.report.report import Report


def _redactor() -> Redactor:
    return Redactor(home="/home/somebody", user="somebody", hostname="machine", environ={})


def kept(**records: Any) -> Facts:
    """Return the facts as a report keeps them; AssertionError when they do not survive that."""
    facts = Facts(target=healthy_facts.target(), profile=healthy_facts.profile(), **records)
    clean = redacted(facts, _redactor())
    again = msgspec.json.decode(msgspec.json.encode(clean), type=Facts)
    assert again == clean, "the facts do not survive JSON"
    return again


def reported(facts: Facts) -> Report:
    """Judge, propose and render; AssertionError when a check raises."""
    report = on_facts(facts, Troubles(), registry.builtin(), redact=_redactor(), durations={})
    for finding in report.diagnosis.findings:
        assert finding.check.code != "DOC001", finding.evidence[0].facts
    for lang in ("en", "zh"):
        for name in formats.RENDERERS:
            formats.renderer(formats.chosen(name)).report(report, View(lang, verbosity=1)).encode()
    return report
