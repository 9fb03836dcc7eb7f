"""The results of all selected checks for one deployment."""

import msgspec

from indextts_doctor.checks.finding import Check, Finding
from indextts_doctor.facts import Absence, Severity
from indextts_doctor.i18n.text import Text


class Unchecked(msgspec.Struct, frozen=True):
    """A check that could not or should not run, and why."""

    check: Check
    missing: str  # the record that is not there
    reason: Text
    kind: Absence


class Diagnosis(msgspec.Struct, frozen=True):
    """Every selected check, exactly once."""

    findings: tuple[Finding, ...]
    unknown: tuple[Unchecked, ...]
    skipped: tuple[Unchecked, ...]
    passed: tuple[Check, ...]

    @property
    def causes(self) -> tuple[Finding, ...]:
        """The findings that are worse than a note."""
        return tuple(one for one in self.findings if one.severity > Severity.NOTE)
