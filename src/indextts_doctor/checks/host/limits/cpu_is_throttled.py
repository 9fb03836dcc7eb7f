"""HOST012: the CPU quota is used up in most periods."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.limits.threadpools import Quota
from indextts_doctor.facts import Host

_MUCH = 0.5  # of the periods


@check(
    "HOST012",
    Severity.NOTE,
    title=_("CPU is throttled: quota of {quota} used up in {percent} % of the periods"),
    summary=_("the CPU quota is used up in most periods"),
    why=_("""When the quota of a period (usually 0.1 s) is used up, every thread of the service is paused until the next
        period. The quota, not the processor, limits the speed of synthesis."""),
    how=_("""nr_throttled is divided by nr_periods, from cpu.stat of the control group with the quota, once a minute of
        work was counted."""),
    advice=_("If the service is too slow, raise the quota ({quota_from}). If it is fast enough, no change is needed."),
    remedy=_("If the service is too slow, raise its CPU quota. If it is fast enough, no change is needed."),
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
