"""IMP098: a module takes too long to import."""

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
    title=_("{module} takes {seconds} s to import; the limit is {limit:.0f} s"),
    summary=_("a module takes too long to import"),
    why=_("""The service cannot answer requests until its imports are done. A worker with a time limit (30 s in
        gunicorn by default) is killed during the import. Common causes are a slow or remote disk and a nearly exhausted
        CPU quota."""),
    how=_("""Each module is imported in its own process and timed. The limit is import_seconds of the deployment's
        profile."""),
    advice=_("""Move the environment to a local disk. Raise the worker's time limit above the import time, for gunicorn
        with --timeout 300."""),
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
