"""HOST007: the OOM killer has killed processes of the service's control group."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.limits.starved import Limit
from indextts_doctor.facts import Host
from indextts_doctor.i18n.sizes import size


@check(
    "HOST007",
    Severity.WARNING,
    title=_("OOM kills in this control group: {kills} (limit {limit})"),
    summary=_("the OOM killer has killed processes of this control group"),
    why=_("""A killed process leaves no traceback: the service vanishes, the container restarts with 137, or gunicorn
        reports that a worker "was sent SIGKILL". The counter proves that the cause was memory, not a timeout or docker
        stop."""),
    how=_("""oom_kill is read from memory.events (cgroup v2) or memory.oom_control (cgroup v1) of the service's control
        group. It counts since the group was created."""),
    advice=_("""Raise the memory limit, or load less: one gunicorn worker, no second model. The counter is reset when
        the container or unit is restarted."""),
    source="cgroup-v1/memory and cgroup-v2 in the kernel's documentation; reproduced with a limit of 150 MiB",
)
def processes_were_killed_for_memory(host: Host) -> Found[Limit]:
    memory = host.memory
    if memory.oom_kills:
        limit = size(memory.total if memory.limit is None else memory.limit)
        yield Limit(kills=memory.oom_kills, limit=limit, limited_by=memory.limited_by, about=frozenset({"memory"}))
