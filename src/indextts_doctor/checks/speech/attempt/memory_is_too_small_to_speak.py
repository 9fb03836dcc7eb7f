"""SMK006: the synthesis was not started: the memory that is granted does not suffice."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.sizes import size
from indextts_doctor.i18n.text import Text


@check(
    "SMK006",
    Severity.ERROR,
    title=Text(
        en="{engine} was not started: {granted} of memory are left, about {needed} are needed, {lacks} are missing",
        zh="没有启动 {engine}：可用内存 {granted}，约需 {needed}，还差 {lacks}",
    ),
    why=Text(
        en="Loading would end with the kernel killing the process, and perhaps the running service with it. So nothing was loaded.",
        zh="加载会以内核杀掉进程告终，正在运行的服务也可能被连累，所以什么也没有加载。",
    ),
    how=Text(
        en="The weights' bytes by the headers of the files, in float32 and with some room, and the libraries themselves, against what the control groups and the machine leave.",
        zh="按文件头得出权重大小，折算成 float32 并留出余量，加上各库本身，再与 cgroup 和机器剩余内存比较。",
    ),
    advice=Text(
        en="Grant the container at least {needed}, or stop what else runs in it. --force tries all the same.",
        zh="给容器至少 {needed}，或停掉其中其他程序。用 --force 可强行尝试。",
    ),
    explains=("SMK",),
    source="docs/architecture.md: the forecast",
)
def memory_is_too_small_to_speak(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        foreseen = attempt.forecast
        if attempt.outcome != "unstarted" or foreseen is None or not foreseen.memory_lacks:
            continue
        facts = {
            "engine": attempt.engine,
            "granted": size(foreseen.memory_granted),
            "needed": size(foreseen.memory),
            "lacks": size(foreseen.memory_lacks),
            "weights": size(foreseen.weights),
        }
        yield Evidence(facts, about=frozenset({attempt.engine, "memory"}))
