"""A format of its own, in capitals: each document is named, with something that is in it."""

from __future__ import annotations

from collections.abc import Sequence

from indextts_doctor.repair.journal.runs import Run
from indextts_doctor.repair.outcome import Outcome
from indextts_doctor.report.listing import Listing
from indextts_doctor.report.renderer import Renderer, View
from indextts_doctor.report.report import Report


class Shouting(Renderer):
    """Names the document that it was given."""

    def report(self, report: Report, view: View) -> str:
        return f"REPORT {report.status} {view.lang}\n"

    def speech(self, report: Report, view: View) -> str:
        return f"SPEECH {report.status} {view.lang}\n"

    def plan(self, outcome: Outcome, view: View) -> str:
        return f"PLAN {outcome.ending} {view.lang}\n"

    def history(self, runs: Sequence[Run], view: View) -> str:
        return f"HISTORY {len(runs)} {view.lang}\n"

    def listing(self, listing: Listing, view: View) -> str:
        return f"LISTING {len(listing.rows)} {view.lang}\n"


RENDERER = Shouting()
