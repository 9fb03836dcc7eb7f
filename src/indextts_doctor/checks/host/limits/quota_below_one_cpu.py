"""HOST011: the CPU quota is less than one processor."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.limits.threadpools import Quota
from indextts_doctor.facts import Host


@check(
    "HOST011",
    Severity.WARNING,
    title=_("the CPU quota is {quota}: start-up and synthesis take {times} times as long"),
    summary=_("the CPU quota is less than one processor"),
    why=_("""Synthesis is pure computation. With less than one processor it is slower than playback, importing the
        libraries takes long, and gunicorn's default time limit of 30 s kills workers that are still loading."""),
    how=_("""The tightest quota of the control groups is read: cpu.max, or cpu.cfs_quota_us divided by
        cpu.cfs_period_us."""),
    advice=_("""Raise the quota ({quota_from}) to at least 1: docker run --cpus, resources.limits.cpu in Kubernetes,
        CPUQuota= in the systemd unit."""),
    remedy=_("""Raise the quota to at least 1: docker run --cpus, resources.limits.cpu in Kubernetes, CPUQuota= in the
        systemd unit."""),
    explains=("HOST009", "HOST012"),
    source="cgroup-v2 in the kernel's documentation; benoitc/gunicorn#2608; reproduced: the same convolution in torch 2.13.0 "
    "takes .38 s on half a CPU, .18 s on a whole one",
)
def quota_below_one_cpu(host: Host) -> Found[Quota]:
    quota = host.cpu.quota
    if quota is not None and quota < 0.95:
        yield Quota(
            quota=f"{quota:g}",
            times=f"{1 / quota:.2g}",
            quota_from=host.cpu.quota_from or "cpu.max",
            about=frozenset({"cpu"}),
        )
