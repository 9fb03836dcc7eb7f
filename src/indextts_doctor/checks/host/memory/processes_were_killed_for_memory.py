"""HOST007: the kernel has killed processes of this container for want of memory."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.limits.starved import Limit
from indextts_doctor.facts import Host
from indextts_doctor.i18n.sizes import size


@check(
    "HOST007",
    Severity.WARNING,
    title=_("the kernel has killed processes of this control group for want of memory: {kills} (limit {limit})"),
    why=_("""A killed process leaves no traceback: the service vanishes, the container restarts with 137, or gunicorn
        says that a worker "was sent SIGKILL". The counter proves that it was memory and not a time limit or docker
        stop."""),
    how=_("""oom_kill in memory.events (control groups version 2) or memory.oom_control (version 1) of the service's
        group; it counts since the group was made."""),
    advice=_("""Raise the memory limit, or load less: one gunicorn worker, no second model. The counter starts at zero
        again when the container or unit is restarted."""),
    source="cgroup-v1/memory and cgroup-v2 in the kernel's documentation; reproduced with a limit of 150 MiB",
)
def processes_were_killed_for_memory(host: Host) -> Found[Limit]:
    memory = host.memory
    if memory.oom_kills:
        limit = size(memory.total if memory.limit is None else memory.limit)
        yield Limit(kills=memory.oom_kills, limit=limit, limited_by=memory.limited_by, about=frozenset({"memory"}))
