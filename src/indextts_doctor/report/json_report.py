"""The JSON report: the contract that scripts of others depend on."""

from __future__ import annotations

from typing import Any, Optional

import msgspec

from indextts_doctor.checks.finding import Finding
from indextts_doctor.diagnose.diagnosis import Silence
from indextts_doctor.diagnose.proposals import Proposal, needs_of
from indextts_doctor.fixes.steps import Prune
from indextts_doctor.report import Report, advice_of, headline, title_of, url_of
from indextts_doctor.report import speech as spoken

SCHEMA = "indextts-doctor/report/1"


def render(report: Report, lang: str) -> str:
    """Return the whole report as one JSON document."""
    return msgspec.json.format(msgspec.json.encode(document(report, lang)), indent=2).decode()


def document(report: Report, lang: str) -> dict[str, Any]:
    """Return the report as plain data, in the order of the contract."""
    judgement, target = report.judgement, report.facts.target
    return {
        "schema": SCHEMA,
        "doctor": {"version": report.version},
        "created": report.created,
        "target": msgspec.to_builtins(target),
        "status": report.status,
        "exit_code": report.exit_code,
        "headline": headline(report, lang),
        "findings": [_finding(finding, report, lang) for finding in judgement.findings],
        "unknown": [_silence(silence, lang) for silence in judgement.unknown],
        "skipped": [
            {key: value for key, value in _silence(silence, lang).items() if key != "missing"}
            for silence in judgement.skipped
        ],
        "passed": [{"code": check.code, "name": check.name} for check in judgement.passed],
        "smoke": _smoke(report, lang),
        "facts": msgspec.to_builtins(report.facts),
        "durations": {name: round(seconds, 3) for name, seconds in report.durations.items()},
    }


def _smoke(report: Report, lang: str) -> Optional[dict[str, Any]]:
    speech = report.facts.speech
    if speech is None:
        return None
    reasons = {
        attempt.engine: [title_of(finding, lang) for finding in spoken.about(attempt, report.judgement)]
        for attempt in speech.attempts
    }
    return spoken.document(speech, report.judgement, reasons)


def _finding(finding: Finding, report: Report, lang: str) -> dict[str, Any]:
    check = finding.check
    evidence = dict(finding.evidence[0].facts)
    if len(finding.evidence) > 1:
        evidence["others"] = [one.facts for one in finding.evidence[1:]]
    return {
        "code": check.code,
        "name": check.name,
        "severity": finding.severity.label,
        "title": title_of(finding, lang),
        "advice": advice_of(finding, lang),
        "evidence": evidence,
        "consequences": [_finding(child, report, lang) for child in finding.consequences],
        "fix": _fix(report.proposals.get(check.code)),
        "url": url_of(check.code),
        "source": check.source,
    }


def _fix(proposal: Optional[Proposal]) -> Optional[dict[str, Any]]:
    """Return what `fix` would do about a root cause; the plan says more, and whether it can be done."""
    if proposal is None or not proposal.steps:
        return None
    return {
        "steps": [msgspec.to_builtins(step) for step in proposal.steps],
        "needs": ["consent", *needs_of(proposal.steps)],
        "reversible": not any(isinstance(step, Prune) for step in proposal.steps),
    }


def _silence(silence: Silence, lang: str) -> dict[str, Any]:
    check = silence.check
    reason = silence.reason.of(lang)
    return {"code": check.code, "name": check.name, "missing": silence.missing, "reason": reason}
