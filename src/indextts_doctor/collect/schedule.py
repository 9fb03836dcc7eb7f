"""Target to facts: runs the collectors side by side, and turns every failure into a value."""

import time
from collections.abc import Callable
from typing import Any, Optional

from indextts_doctor import supervise
from indextts_doctor.collect import probing, registry
from indextts_doctor.collect.jobs import NO_TIME, Job, Progress, Run
from indextts_doctor.collect.registry import FAST
from indextts_doctor.facts import FIELDS, Facts, Missing
from indextts_doctor.facts.record import FACTS
from indextts_doctor.i18n.text import _
from indextts_doctor.target.context import Context

NO_SERVICE = _("no running service found")
SILENT = _("skipped because of --no-smoke")


def examine(context: Context, progress: Progress, workers: int, meanwhile: Callable[[], None]) -> Facts:
    """All facts about the target. Never raises for what the deployment does.

    Takes at most three times ``context.seconds``. ``meanwhile`` is called once, while the probes run.
    """
    deadline = time.monotonic() + 3 * context.seconds
    inside, outside = Run(progress, deadline), Run(progress, deadline)
    try:
        inside.start(probing.jobs(context), workers)
        jobs = outside_jobs(context)
        outside.start(jobs, len(jobs))  # a thread each: one that hangs must not keep the others waiting
        meanwhile()
        found = probing.finish(context, inside)
        return assemble(context, {**outside.finish(), **found})
    finally:
        supervise.end_all()  # a daemon that an import left behind


def outside_jobs(context: Context) -> list[Job]:
    """The jobs that run nothing of the deployment."""
    wanted = (one for one in registry.outside() if one.left_out(context) is None)
    return [job for one in wanted for job in one.jobs(context)]


def assemble(context: Context, found: dict[str, Any]) -> Facts:
    """Put the results into one record; what is absent goes into ``missing``."""
    given = (context.target, context.profile, context.environment, context.service)
    records = {FIELDS[type(one)]: one for one in given if one is not None}
    records.update({name: one for name, one in found.items() if not isinstance(one, Missing)})
    why = {**_left_out(context), **{name: one for name, one in found.items() if isinstance(one, Missing)}}
    absent = [name for kind, name in FIELDS.items() if FACTS[kind].optional and name not in records]
    missing = {name: why.get(name, Missing("failed", NO_TIME)) for name in absent}
    return Facts.of(*records.values(), missing=missing)


def _left_out(context: Context) -> dict[str, Missing]:
    """The records that are skipped or do not apply here, with the reason."""
    reasons = {
        "service": Missing("inapplicable", NO_SERVICE),  # found, or not, with the target
        "speech": Missing("skipped", FAST if context.target.fast else SILENT),  # comes after all others
    }
    for one in (*registry.inside(), *registry.outside()):
        why = one.left_out(context)
        if why is not None:
            reasons[one.name] = why
    return reasons


def workers_for(cpus: Optional[int]) -> int:
    """The number of jobs that run in parallel."""
    return max(2, min(cpus or 1, 8))
