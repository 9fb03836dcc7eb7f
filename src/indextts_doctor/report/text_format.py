"""Text for a person at a terminal, each document in a module of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from indextts_doctor.report import listing as lists
from indextts_doctor.report import text
from indextts_doctor.report.listing import Listing
from indextts_doctor.report.renderer import Renderer, View
from indextts_doctor.report.report import Report

if TYPE_CHECKING:
    from indextts_doctor.repair.journal.runs import Run
    from indextts_doctor.repair.outcome import Outcome


class TextRenderer(Renderer):
    """Renders text, in colour where that is wanted."""

    interactive = True

    def report(self, report: Report, view: View) -> str:
        return text.render(report, view)

    def speech(self, report: Report, view: View) -> str:
        return text.render_speech(report, view)

    def plan(self, outcome: Outcome, view: View) -> str:
        from indextts_doctor.report import plan

        return plan.render(outcome, view.lang, color=view.color, width=view.width, symbols=view.symbols)

    def history(self, runs: Sequence[Run], view: View) -> str:
        from indextts_doctor.report import history

        return history.render(runs, view.lang)

    def listing(self, listing: Listing, view: View) -> str:  # noqa: ARG002 - as all renderers are asked
        return lists.render(listing)


RENDERER = TextRenderer()
