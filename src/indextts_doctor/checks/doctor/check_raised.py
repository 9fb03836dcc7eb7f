"""DOC001: a check of the doctor or of a plug-in raised an exception."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Troubles


class CheckRaised(Evidence, frozen=True):
    name: str
    error: str
    traceback: str


@check(
    "DOC001",
    Severity.WARNING,
    title=_("the check {name} failed: {error}"),
    summary=_("a check failed with an exception"),
    why=_("This is a fault of the doctor, not of your deployment. The result of this check is not known."),
    how=_("The check raised an exception while it examined the facts."),
    advice=_("""Report the fault and attach the file that this command writes: `indextts-doctor check --format json
        --output report.json`. Until it is fixed, skip the check with --ignore {name}."""),
    remedy=_("""Report the fault and attach the file that this command writes: `indextts-doctor check --format json
        --output report.json`. Until it is fixed, skip the check with --ignore and its code."""),
    source="docs/architecture.md",
)
def check_raised(troubles: Troubles) -> Found[CheckRaised]:
    for trouble in troubles.found:
        if trouble.kind == "check":
            yield CheckRaised(name=trouble.name, error=trouble.error, traceback=trouble.traceback)
