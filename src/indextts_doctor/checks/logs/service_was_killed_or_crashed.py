"""LOG005: processes of the service were killed from outside, or crashed in native code."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.logs import evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Logs, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.formats.logs.signatures import BY_NAME, CRASHED, KILLED
from indextts_doctor.i18n.text import Text

_CURES = {
    KILLED: Text(
        en="It was no time limit of gunicorn's. Mostly it was the kernel for want of memory: look at memory.events of the "
        "service's control group, or docker inspect (State.OOMKilled), and give it more memory or fewer workers; "
        "docker stop and an impatient supervisor kill as well.",
        zh="这不是 gunicorn 的超时。多半是内核因内存不足：查看服务所在 cgroup 的 memory.events，或 docker inspect 的 State.OOMKilled，"
        "然后增加内存或减少 worker；docker stop 或监管程序等不及时也会强制杀进程。",
    ),
    CRASHED: Text(
        en="Let the doctor import and speak (a check without --fast and --no-smoke): it names the library and the line. Start the "
        "service with PYTHONFAULTHANDLER=1, and its log holds the line the next time.",
        zh="让本工具实际导入并试说（不带 --fast 和 --no-smoke 的检查），它会指出是哪个库、哪一行。"
        "以 PYTHONFAULTHANDLER=1 启动服务，下次日志里就有具体位置。",
    ),
}


@check(
    "LOG005",
    Severity.WARNING,
    title=Text(en="{place}: {cause} ({when})", zh="{place}：{cause}（{when}）"),
    why=Text(
        en="Such a process leaves no traceback. What gunicorn adds, that it was perhaps out of memory, is a guess for every SIGKILL "
        "that it did not send itself.",
        zh="这样结束的进程不留任何报错堆栈。gunicorn 附加的 Perhaps out of memory? 只是对每个 SIGKILL 的猜测。",
    ),
    how=Text(
        en="The lines of gunicorn, bash, systemd and the kernel on the signal are looked for. Workers that gunicorn has stopped itself, for its "
        "time limit or at its end, are left out.",
        zh="查找 gunicorn、bash、systemd 与内核关于信号的记录。gunicorn 因超时或退出而自己停止的 worker 不算在内。",
    ),
    advice=Text(en="The log says: {text}. {cure}", zh="日志原文：{text}。{cure}"),
    source="gunicorn 21.2.0 arbiter.py reap_workers; reproduced with a limit on memory and with a library that is cut off",
)
def service_was_killed_or_crashed(logs: Logs, target: Target) -> Iterator[Evidence]:
    for log, saying in evidence.told(logs, KILLED, CRASHED):
        cause = BY_NAME[saying.signature].cause
        cure = _CURES[saying.signature]
        yield evidence.evidence(logs, target, log, saying, cause=cause, cure=cure)
