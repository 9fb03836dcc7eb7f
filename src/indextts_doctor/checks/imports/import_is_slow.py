"""IMP098: an import takes very long."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.facts import Imports, Profile


class ImportIsSlow(Evidence, frozen=True):
    module: str
    seconds: int
    limit: float


@check(
    "IMP098",
    Severity.WARNING,
    title=_("importing {module} takes {seconds} s"),
    why=_("""The service cannot answer before its imports are done. A worker with a time limit (gunicorn's 30 s) is
        killed on the way. Look for a slow or remote disk, and for a CPU quota that is nearly used up."""),
    how=_("The module was imported alone and timed; the limit is import_seconds of the profile."),
    advice=_("""Move the environment to a local disk, and raise the worker's time limit above this, for gunicorn with
        --timeout 300."""),
    source="gunicorn's documentation of --timeout; gunicorn issue 2608",
)
def import_is_slow(imports: Imports, profile: Profile) -> Found[ImportIsSlow]:
    limit = profile.thresholds.import_seconds
    slow = [result for result in imports.results if result.ok and result.seconds > limit]
    for result in sorted(slow, key=lambda result: -result.seconds):
        yield ImportIsSlow(
            module=result.module,
            seconds=round(result.seconds),
            limit=limit,
            about=frozenset({failures.package_of(result.module, profile)}),
        )
