"""HOST009: torch starts more threads than the CPU quota can run."""

import math

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.limits import threadpools
from indextts_doctor.checks.host.limits.threadpools import Quota
from indextts_doctor.facts import Host


@check(
    "HOST009",
    Severity.WARNING,
    title=_("{threads} threads exceed the quota of {quota} CPUs and slow down synthesis"),
    summary=_("more threads than the CPU quota slow down synthesis"),
    why=_("""torch sizes its thread pool by the cores that it sees, and a quota (docker run --cpus, limits.cpu)
        does not hide any. The threads use up the quota at once, are paused for the rest of the period, and wait
        for each other."""),
    how=_("""The tightest quota of the control groups is compared with the cores that the service may use and with
        OMP_NUM_THREADS. Twice the quota or more is reported. A call of torch.set_num_threads in the service's own code
        is not detected."""),
    advice=_("Set OMP_NUM_THREADS={advised} in the environment of the service and restart it."),
    remedy=_("""Set OMP_NUM_THREADS to the CPUs of the quota, rounded down, in the environment of the service and
        restart it."""),
    explains=("HOST012",),
    source="ollama#17916, xgboost#7653; reproduced: a convolution in torch 2.13.0 on half a CPU takes .8 s with 2 threads, "
    ".4 s with 1",
)
def more_threads_than_quota(host: Host) -> Found[Quota]:
    quota = host.cpu.quota
    if quota is None:
        return
    threads = threadpools.threads(host.cpu, host.environment)
    advised = max(1, math.floor(quota))
    if threads > advised and threads >= 2 * quota:
        yield Quota(
            threads=threads,
            quota=f"{quota:g}",
            advised=advised,
            OMP_NUM_THREADS=host.environment.get("OMP_NUM_THREADS"),
            environment_from=host.environment_from,
            quota_from=host.cpu.quota_from,
            about=frozenset({"cpu"}),
        )
