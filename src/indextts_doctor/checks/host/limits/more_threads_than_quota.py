"""HOST009: torch starts more threads than the CPU quota can run."""

import math
from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.host.limits import threadpools
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Host
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "HOST009",
    Severity.WARNING,
    title=Text(
        en="{threads} threads on a quota of {quota} CPUs: synthesis is slower than it could be",
        zh="{quota} 个 CPU 的配额上开了 {threads} 个线程，合成会变慢",
    ),
    why=Text(
        en="torch sizes its pool by the cores that it sees; a quota (docker run --cpus, limits.cpu) hides none of them. The "
        "threads use up the quota at once, are all stopped for the rest of the period, and wait for each other.",
        zh="torch 按看得见的核数开线程，而配额（docker run --cpus、limits.cpu）并不会减少可见的核数。"
        "线程很快用完配额，在这个周期剩下的时间里全部被暂停，还要互相等待。",
    ),
    how=Text(
        en="The tightest quota of the control groups is compared with the cores the service may use and OMP_NUM_THREADS; it "
        "speaks from twice the quota on. A call of torch.set_num_threads in the service's own code is not seen.",
        zh="比较各级 cgroup 中最小的 CPU 配额与服务可用的核数及 OMP_NUM_THREADS，达到两倍才提示。"
        "服务代码里自行调用的 torch.set_num_threads 无法得知。",
    ),
    advice=Text(
        en="Set OMP_NUM_THREADS={advised} in the environment of the service and restart it.",
        zh="在服务的环境变量里设置 OMP_NUM_THREADS={advised}，然后重启服务。",
    ),
    explains=("HOST012",),
    source="ollama#17916, xgboost#7653; reproduced: a convolution in torch 2.13.0 on half a CPU takes .8 s with 2 threads, "
    ".4 s with 1",
)
def more_threads_than_quota(host: Host) -> Iterator[Evidence]:
    quota = host.cpu.quota
    if quota is None:
        return
    threads = threadpools.threads(host.cpu, host.environment)
    advised = max(1, math.floor(quota))
    if threads > advised and threads >= 2 * quota:
        facts = {
            "threads": threads,
            "quota": f"{quota:g}",
            "advised": advised,
            "OMP_NUM_THREADS": host.environment.get("OMP_NUM_THREADS"),
            "environment_from": host.environment_from,
            "quota_from": host.cpu.quota_from,
        }
        yield Evidence(facts, about=frozenset({"cpu"}))
