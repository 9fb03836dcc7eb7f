"""The JSON format, which is a contract for scripts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Optional

import msgspec

from indextts_doctor.checks.finding import Finding
from indextts_doctor.diagnose.diagnosis import Unchecked
from indextts_doctor.diagnose.proposals import Proposal, needs_of
from indextts_doctor.facts import Speech
from indextts_doctor.fixes.steps import Prune
from indextts_doctor.i18n.text import finished
from indextts_doctor.report import restarting
from indextts_doctor.report import speech as spoken
from indextts_doctor.report.findings import advice_of, title_of, url_of
from indextts_doctor.report.listing import Listing
from indextts_doctor.report.renderer import Renderer, View
from indextts_doctor.report.report import Report, headline

if TYPE_CHECKING:
    from indextts_doctor.repair.journal.runs import Run
    from indextts_doctor.repair.outcome import Outcome
    from indextts_doctor.repair.plan import Plan

SCHEMA = "indextts-doctor/report/1"
FIX_SCHEMA = "indextts-doctor/fix/1"


class JsonRenderer(Renderer):
    """Renders each document as one JSON value."""

    def report(self, report: Report, view: View) -> str:
        return _printed(report_document(report, view.lang))

    def plan(self, outcome: Outcome, view: View) -> str:
        text = json.dumps(plan_document(outcome, view.lang), indent=2, ensure_ascii=False)
        return text.encode("utf-8", "backslashreplace").decode() + "\n"  # an escape of JSON's as well

    def history(self, runs: Sequence[Run], view: View) -> str:
        from indextts_doctor.report import history

        return _printed(history.document(runs, view.lang))

    def listing(self, listing: Listing, view: View) -> str:  # noqa: ARG002 - as all renderers are asked
        return _printed(listing.rows)


RENDERER = JsonRenderer()


def _printed(document: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def report_document(report: Report, lang: str) -> dict[str, Any]:
    """The report as plain data, in the order of the contract."""
    diagnosis, target = report.diagnosis, report.facts.target
    return {
        "schema": SCHEMA,
        "doctor": {"version": report.version},
        "created": report.created,
        "target": msgspec.to_builtins(target),
        "status": report.status,
        "exit_code": report.exit_code,
        "headline": headline(report, lang),
        "findings": [_finding(finding, report, lang) for finding in diagnosis.findings],
        "unknown": [_silence(silence, lang) for silence in diagnosis.unknown],
        "skipped": [
            {key: value for key, value in _silence(silence, lang).items() if key != "missing"}
            for silence in diagnosis.skipped
        ],
        "passed": [{"code": check.code, "name": check.name} for check in diagnosis.passed],
        "smoke": _smoke(report, lang),
        "facts": msgspec.to_builtins(report.facts),
        "durations": {name: round(seconds, 3) for name, seconds in report.durations.items()},
    }


def _smoke(report: Report, lang: str) -> Optional[dict[str, Any]]:
    speech = report.facts.find(Speech)
    if speech is None:
        return None
    reasons = {
        attempt.engine: [title_of(finding, lang) for finding in spoken.about(attempt, report.diagnosis)]
        for attempt in speech.attempts
    }
    return spoken.document(speech, report.diagnosis, reasons)


def _finding(finding: Finding, report: Report, lang: str) -> dict[str, Any]:
    check = finding.check
    evidence, *others = [{name: finished(value) for name, value in one.facts.items()} for one in finding.evidence]
    if others:
        evidence["others"] = others
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
    """What `fix` would do about a root cause; the plan decides whether it is possible."""
    if proposal is None or not proposal.steps:
        return None
    return {
        "steps": [msgspec.to_builtins(step) for step in proposal.steps],
        "needs": ["consent", *needs_of(proposal.steps)],
        "reversible": not any(isinstance(step, Prune) for step in proposal.steps),
    }


def _silence(silence: Unchecked, lang: str) -> dict[str, Any]:
    check = silence.check
    reason = silence.reason.of(lang)
    return {"code": check.code, "name": check.name, "missing": silence.missing, "reason": reason}


def plan_document(outcome: Outcome, lang: str) -> dict[str, Any]:
    """All of it as plain data."""
    return {
        "schema": FIX_SCHEMA,
        "directory": outcome.directory,
        "outcome": outcome.ending,
        "problem": outcome.problem.of(lang) if outcome.problem else None,
        "run": outcome.run.name if outcome.run else None,
        "findings": [{"code": one.check.code, "title": title_of(one, lang)} for one in outcome.wanted],
        "plan": steps_document(outcome.plan, lang),
        "left_out": steps_document(outcome.left_out, lang)["steps"],
        "cleared": list(outcome.cleared),
        "restart": restarting.commands(outcome.done, outcome.settingsfiles, running=outcome.running),
        "remaining": [{"code": one.check.code, "title": title_of(one, lang)} for one in outcome.remaining],
    }


def steps_document(plan: Plan, lang: str) -> dict[str, Any]:
    """A plan as plain data."""
    from indextts_doctor.report.plan import title

    return {
        "steps": [
            {
                **msgspec.to_builtins(planned.step),
                "title": title(planned, lang),
                "codes": list(planned.codes),
                "changes_shown": [msgspec.to_builtins(row) for row in planned.rows],
                "commands": list(planned.commands),
                "needs": list(planned.needs),
                "reversible": "irreversible" not in planned.needs,
                "beware": planned.beware.of(lang) if planned.beware else None,
            }
            for planned in plan.steps
        ],
        "unsolved": [{"code": one.code, "why": one.why.of(lang)} for one in plan.unsolved],
    }
