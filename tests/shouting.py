"""A format of its own: each document in capitals."""

from indextts_doctor.report.renderer import Renderer


class Shouting(Renderer):
    """Names the document that it was given."""

    def report(self, report, view):
        return f"REPORT {report.status} {view.lang}\n"

    def speech(self, report, view):
        return f"SPEECH {view.lang}\n"

    def plan(self, outcome, view):
        return f"PLAN {outcome.ending}\n"

    def history(self, runs, view):
        return f"HISTORY {len(runs)}\n"

    def listing(self, listing, view):
        return f"LISTING {len(listing.rows)}\n"


RENDERER = Shouting()
