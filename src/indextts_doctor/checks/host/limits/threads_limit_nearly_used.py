"""HOST013: hardly any process or thread may be started any more."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.host.limits import threadpools
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Host, Profile
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "HOST013",
    Severity.WARNING,
    title=Text(
        en="only {free} more processes or threads may be started ({used} of {limit} are used)",
        zh="只能再启动 {free} 个进程或线程（上限 {limit}，已用 {used}）",
    ),
    why=Text(
        en='A thread counts like a process. When the limit is reached, libgomp says "Thread creation failed: Resource '
        'temporarily unavailable" and ends the service, and Python says "can\'t start new thread".',
        zh="线程和进程一样计数。达到上限时，libgomp 会报 Thread creation failed: Resource temporarily unavailable 并直接退出，"
        "Python 则报 can't start new thread。",
    ),
    how=Text(
        en="pids.max and pids.current of the control groups, and the limit on processes (ulimit -u) against the threads that "
        "the service's user has.",
        zh="比较各级 cgroup 的 pids.max 与 pids.current，以及进程数上限（ulimit -u）与服务用户现有的线程数。",
    ),
    advice=Text(
        en="Raise {limited_by}: docker run --pids-limit, TasksMax= or LimitNPROC= in the systemd unit.",
        zh="调高 {limited_by}：docker run --pids-limit，或 systemd 的 TasksMax=、LimitNPROC=。",
    ),
    source="reproduced: torch 2.13.0 under pids.max 2 ends with libgomp's message; pytorch#193859",
)
def threads_limit_nearly_used(host: Host, profile: Profile) -> Iterator[Evidence]:
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
            facts = {"free": free, "used": used, "limit": limit, "limited_by": name}
            severity = Severity.ERROR if free < pool else None  # torch's pool does not fit
            yield Evidence(facts, about=frozenset({"threads"}), severity=severity)
