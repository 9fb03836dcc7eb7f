"""HOST012: the CPU quota is used up most of the time."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.limits.threadpools import Quota
from indextts_doctor.facts import Host

_MUCH = 0.5  # of the periods


@check(
    "HOST012",
    Severity.NOTE,
    title=_("the CPU quota of {quota} was used up in {percent} % of the periods"),
    why=_("""Whenever the quota of a period (usually 0.1 s) is used up, every thread of the service stands still until
        the next one. The quota, not the processor, decides how fast the service speaks."""),
    how=_("nr_throttled by nr_periods in cpu.stat of the group with the quota, once a minute of work was counted."),
    advice=_("""If the service is too slow, raise the quota ({quota_from}). If it is fast enough, nothing needs to be
        done."""),
    source="cgroup-v2 and sched-bwc in the kernel's documentation",
)
def cpu_is_throttled(host: Host) -> Found[Quota]:
    cpu = host.cpu
    if cpu.quota is not None and cpu.throttled is not None and cpu.throttled >= _MUCH:
        yield Quota(
            quota=f"{cpu.quota:g}",
            percent=round(cpu.throttled * 100),
            quota_from=cpu.quota_from or "cpu.max",
            about=frozenset({"cpu"}),
        )
