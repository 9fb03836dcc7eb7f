"""HOST007: the kernel has killed processes of this container for want of memory."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Host
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.sizes import size
from indextts_doctor.i18n.text import Text


@check(
    "HOST007",
    Severity.WARNING,
    title=Text(
        en="the kernel has killed processes of this control group for want of memory: {kills} (limit {limit})",
        zh="内核因内存不足已杀掉本 cgroup 中的 {kills} 个进程（限额 {limit}）",
    ),
    why=Text(
        en="A killed process leaves no traceback: the service vanishes, the container restarts with 137, or gunicorn says "
        'that a worker "was sent SIGKILL". The counter proves that it was memory and not a time limit or docker stop.',
        zh="被杀的进程不留任何报错：服务突然消失，容器以 137 退出重启，或 gunicorn 提示 worker 收到 SIGKILL。"
        "这个计数器能证明确实是内存不足，而不是超时或 docker stop。",
    ),
    how=Text(
        en="oom_kill in memory.events (control groups version 2) or memory.oom_control (version 1) of the service's group; "
        "it counts since the group was made.",
        zh="读取服务所在 cgroup 的 memory.events（v2）或 memory.oom_control（v1）中的 oom_kill，从 cgroup 建立时起累计。",
    ),
    advice=Text(
        en="Raise the memory limit, or load less: one gunicorn worker, no second model. The counter starts at zero again when "
        "the container or unit is restarted.",
        zh="调高内存限额，或减少占用：gunicorn 只开一个 worker，不要同时加载第二个模型。重启容器或服务后计数归零。",
    ),
    source="cgroup-v1/memory and cgroup-v2 in the kernel's documentation; reproduced with a limit of 150 MiB",
)
def processes_were_killed_for_memory(host: Host) -> Iterator[Evidence]:
    memory = host.memory
    if memory.oom_kills:
        limit = size(memory.total if memory.limit is None else memory.limit)
        facts = {"kills": memory.oom_kills, "limit": limit, "limited_by": memory.limited_by}
        yield Evidence(facts, about=frozenset({"memory"}))
