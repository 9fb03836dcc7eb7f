"""The report of one examination and its summary sentence. Pure."""

import os
from typing import Optional

import msgspec

from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.diagnose.diagnosis import Diagnosis
from indextts_doctor.diagnose.proposals import Proposal
from indextts_doctor.diagnose.running import worst
from indextts_doctor.facts import Facts, Severity, Speech
from indextts_doctor.i18n.text import _
from indextts_doctor.report.findings import advice_of, first_sentence, title_of

NO_PROBLEM = _("No problems found: {passed} checks passed.")
HEADLINE = _("{title}. Do: {advice}")


class Saved(msgspec.Struct, frozen=True):
    """Where facts come from that were not collected now."""

    version: str  # of the doctor that collected them
    created: str  # ISO 8601, UTC


class Report(msgspec.Struct, frozen=True):
    """The result of one examination."""

    facts: Facts
    diagnosis: Diagnosis
    version: str  # of the doctor
    created: str  # ISO 8601, UTC
    durations: dict[str, float]  # seconds
    strict: bool = False
    speech_demanded: bool = False  # by --smoke: a missing speech test counts as a failure
    proposals: dict[str, Proposal] = {}  # code of a root cause -> what `fix` would do
    saved: Optional[Saved] = None  # of facts that were read from a report

    @property
    def status(self) -> str:
        """One word: ok, warning, error, or unknown when nothing could be checked."""
        severity = worst(self.diagnosis.findings)
        if severity in (Severity.WARNING, Severity.ERROR):
            return severity.label
        return "ok" if self.diagnosis.passed else "unknown"

    @property
    def exit_code(self) -> int:
        """As the contract says: 0 fine, 1 findings, 3 nothing could be examined."""
        severity = worst(self.diagnosis.findings)
        limit = Severity.WARNING if self.strict else Severity.ERROR
        if severity is not None and severity >= limit:
            return 1
        if self.speech_demanded and self.facts.find(Speech) is None:
            return 1
        return 3 if self.status == "unknown" else 0


def headline(report: Report, lang: str) -> str:
    """One sentence: the root cause and the next action."""
    first = next(iter(report.diagnosis.causes), None)
    if first is None:
        return NO_PROBLEM.fill({"passed": len(report.diagnosis.passed)}, lang)
    title, advice = title_of(first, lang), first_sentence(advice_of(first, lang))
    return HEADLINE.fill({"title": title, "advice": advice}, lang)


def command(report: Report, name: str) -> str:
    """The shell command that runs `fix` or `check` again, with the same target, in the deployment's folder."""
    target = report.facts.target
    words = ["indextts-doctor", name]
    if target.python_from == "option":
        inside = target.python.startswith(target.directory.rstrip("/") + "/")
        words += ["--python", os.path.relpath(target.python, target.directory) if inside else target.python]
    if target.profile_from == "option":
        words += ["--profile", target.profile]
    return " ".join(quoted(word) for word in words)
