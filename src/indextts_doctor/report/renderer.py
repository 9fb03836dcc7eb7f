"""What every format renders: one protocol for all documents of the doctor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from indextts_doctor.repair.journal.runs import Run
    from indextts_doctor.repair.outcome import Outcome
    from indextts_doctor.report.listing import Listing
    from indextts_doctor.report.report import Report


class View(NamedTuple):
    """For whom a document is rendered."""

    lang: str
    color: bool = False
    width: int = 80
    verbosity: int = 0  # -1 summary only, 0, 1 every check
    symbols: bool = True  # whether the reader's terminal shows ✗ and –; else words replace them


class Renderer(Protocol):
    """Renders every document of the doctor in one format."""

    interactive: bool = False  # a person reads along: steps are shown as they are taken, questions are asked

    def report(self, report: Report, view: View) -> str:
        """Render the report of an examination."""
        ...

    def speech(self, report: Report, view: View) -> str:
        """Render the report of a speech test alone."""
        return self.report(report, view)

    def plan(self, outcome: Outcome, view: View) -> str:
        """Render what a fix plans, or how it ended."""
        ...

    def history(self, runs: Sequence[Run], view: View) -> str:
        """Render the runs of a deployment."""
        ...

    def listing(self, listing: Listing, view: View) -> str:
        """Render a list of checks, fixes or profiles."""
        ...
