"""HOST014: an import could not start its threads."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.host.limits.starved import names, says
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Host, Imports
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

_PHRASES = (
    "can't start new thread",
    "Thread creation failed",
    "pthread_create failed",
    "pthread_create: Resource temporarily unavailable",
    "BlockingIOError: [Errno 11] Resource temporarily unavailable",
    "EAGAIN: Resource temporarily unavailable",  # not even its process was started
)


@check(
    "HOST014",
    Severity.ERROR,
    title=Text(
        en="importing {module} could not start a thread: the limit on processes is reached",
        zh="导入 {module} 时无法创建线程：进程数已达上限",
    ),
    why=Text(
        en="The libraries start their thread pools while they are imported. Threads count against the limit on processes of "
        "the container (pids.max) and of the user (ulimit -u).",
        zh="这些库在导入时就会建立线程池，而线程也计入容器（pids.max）和用户（ulimit -u）的进程数上限。",
    ),
    how=Text(
        en="What the failed import wrote says that a thread could not be created.",
        zh="导入失败时的输出表明无法创建线程。",
    ),
    advice=Text(
        en="Raise the limit: docker run --pids-limit, TasksMax= or LimitNPROC= in the systemd unit. Until then, "
        "OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1 start fewer threads.",
        zh="调高上限：docker run --pids-limit，或 systemd 的 TasksMax=、LimitNPROC=。在此之前可设 "
        "OMP_NUM_THREADS=1 和 OPENBLAS_NUM_THREADS=1 减少线程数。",
    ),
    explains=("IMP", "HOST013"),
    source="reproduced: libgomp's message under pids.max 2; pytorch#193859",
)
def import_could_not_start_threads(host: Host, imports: Imports) -> Iterator[Evidence]:
    limits = host.limits
    for one in imports.results:
        if says(one, *_PHRASES):
            facts = {
                "module": one.module,
                "pids_max": limits.pids_max,
                "pids_current": limits.pids_current,
                "processes": limits.processes,
            }
            yield Evidence(facts, about=names(one) | {"threads"})
