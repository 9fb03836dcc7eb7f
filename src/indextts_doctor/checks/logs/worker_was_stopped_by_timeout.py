"""LOG001: gunicorn stopped workers that gave no sign within its time limit."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.logs import evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Host, Logs, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.formats.logs.signatures import TIMEOUT
from indextts_doctor.i18n.text import Text

_COUNTED = {
    False: Text(
        en="The kernel has killed nothing here for want of memory.", zh="内核没有在这里因内存不足杀过进程。"
    ),
    True: Text(
        en="Besides, the kernel has killed processes here for want of memory: HOST007.",
        zh="另外，内核在这里也因内存不足杀过进程，见 HOST007。",
    ),
}
_NOT_COUNTED = Text(
    en="Whether memory was short as well is not counted here.", zh="这里没有内存杀进程的计数。"
)


@check(
    "LOG001",
    Severity.WARNING,
    title=Text(
        en="{place}: gunicorn has stopped a worker that gave no sign within its time limit; memory is not why ({when})",
        zh="{place}：worker 超时无响应，被 gunicorn 停止，与内存无关（{when}）",
    ),
    why=Text(
        en="gunicorn kills a worker that gives no sign for --timeout seconds, 30 by default, and then says that it "
        '"was sent SIGKILL! Perhaps out of memory?": that is its own doing. Loading a model or a long text takes longer on '
        "a CPU. A worker of the class gevent gives no sign either while torch computes.",
        zh="worker 在 --timeout 秒（默认 30）内没有动静，gunicorn 就会杀掉它，随后却写 was sent SIGKILL! Perhaps out of "
        "memory?，其实是它自己杀的。CPU 上加载模型或合成长文本本来就更慢。gevent 类型的 worker 在 torch 计算时同样没有动静。",
    ),
    how=Text(
        en='The log says "WORKER TIMEOUT" for that process before it says SIGKILL. Lines from before the last start of the '
        "service, or older than a week, are a note.",
        zh="日志在 SIGKILL 之前先对同一进程写了 WORKER TIMEOUT。最近一次启动之前的、或一周以前的，只作提示。",
    ),
    advice=Text(
        en="Start gunicorn with --timeout 300 or more, with workers of the class gthread or sync, and load the model before the "
        "first request. If it is stopped all the same, it hangs: let the doctor speak to see where. {memory}",
        zh="启动 gunicorn 时加 --timeout 300 或更大，worker 类型用 gthread 或 sync，并在首个请求之前加载好模型。"
        "若仍被停止，就是卡住了：让本工具试说一句，看卡在哪里。{memory}",
    ),
    source="gunicorn 21.2.0 arbiter.py; benoitc/gunicorn#1840, #2608; konveyor/kai#109; reproduced with --timeout 1",
)
def worker_was_stopped_by_timeout(logs: Logs, host: Host, target: Target) -> Iterator[Evidence]:
    kills = host.memory.oom_kills
    memory = _NOT_COUNTED if kills is None else _COUNTED[kills > 0]
    for log, saying in evidence.told(logs, TIMEOUT):
        about = frozenset({"gunicorn", "timeout"})
        yield evidence.evidence(logs, target, log, saying, about=about, memory=memory, oom_kills=kills)
