"""HOST013: the limit on processes and threads is nearly reached."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.limits import threadpools
from indextts_doctor.checks.host.limits.starved import Limit
from indextts_doctor.facts import Host, Profile


@check(
    "HOST013",
    Severity.WARNING,
    title=_("only {free} more processes or threads can start ({used} of {limit} in use)"),
    summary=_("the limit on processes and threads is nearly reached"),
    why=_("""Threads count as processes. At the limit, libgomp reports "Thread creation failed: Resource temporarily
        unavailable" and ends the service, and Python raises "can't start new thread"."""),
    how=_("""pids.max is compared with pids.current for each control group, and the process limit (ulimit -u) with the
        number of threads of the service's user."""),
    advice=_("Raise {limited_by}: docker run --pids-limit, TasksMax= or LimitNPROC= in the systemd unit."),
    remedy=_("Raise the limit: docker run --pids-limit, TasksMax= or LimitNPROC= in the systemd unit."),
    source="reproduced: torch 2.13.0 under pids.max 2 ends with libgomp's message; pytorch#193859",
)
def threads_limit_nearly_used(host: Host, profile: Profile) -> Found[Limit]:
    limits, pool = host.limits, threadpools.threads(host.cpu, host.environment)
    pairs = (
        (limits.pids_max, limits.pids_current, limits.pids_from or "pids.max"),
        (limits.processes, limits.user_threads, "ulimit -u"),
    )
    for limit, used, name in pairs:
        if limit is None or used is None:
            continue
        free = max(0, limit - used)
        if free < profile.thresholds.pids_free:
            severity = Severity.ERROR if free < pool else None  # torch's pool does not fit
            yield Limit(
                free=free, used=used, limit=limit, limited_by=name, about=frozenset({"threads"}), severity=severity
            )
