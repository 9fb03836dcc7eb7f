"""DOC001: a check of the doctor, or of a plug-in, raised."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Troubles


class CheckRaised(Evidence, frozen=True):
    name: str
    error: str
    traceback: str


@check(
    "DOC001",
    Severity.WARNING,
    title=_("the check {name} itself failed: {error}"),
    why=_("A fault of the doctor, not of your deployment. What this check would have said is not known."),
    how=_("The check raised an exception while it judged the facts."),
    advice=_("""Report the fault together with the file that this writes: `indextts-doctor check --format json --output
        report.json`. Until it is mended, the option --ignore {name} leaves the check out."""),
    source="docs/architecture.md",
)
def check_raised(troubles: Troubles) -> Found[CheckRaised]:
    for trouble in troubles.found:
        if trouble.kind == "check":
            yield CheckRaised(name=trouble.name, error=trouble.error, traceback=trouble.traceback)
