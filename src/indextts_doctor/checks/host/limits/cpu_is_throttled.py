"""HOST012: the CPU quota is used up most of the time."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Host
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

_MUCH = 0.5  # of the periods


@check(
    "HOST012",
    Severity.NOTE,
    title=Text(
        en="the CPU quota of {quota} was used up in {percent} % of the periods",
        zh="{quota} 个 CPU 的配额在 {percent}% 的周期里被用尽",
    ),
    why=Text(
        en="Whenever the quota of a period (usually 0.1 s) is used up, every thread of the service stands still until the "
        "next one. The quota, not the processor, decides how fast the service speaks.",
        zh="每个周期（通常 0.1 秒）的配额一旦用尽，服务的所有线程都要停到下个周期。决定合成速度的是配额，而不是处理器。",
    ),
    how=Text(
        en="nr_throttled by nr_periods in cpu.stat of the group with the quota, once a minute of work was counted.",
        zh="设有配额的 cgroup 的 cpu.stat 中 nr_throttled 除以 nr_periods，累计满一分钟的运行后才判断。",
    ),
    advice=Text(
        en="If the service is too slow, raise the quota ({quota_from}). If it is fast enough, nothing needs to "
        "be done.",
        zh="如果嫌慢，就调高配额（{quota_from}）。如果速度够用，可以不管。",
    ),
    source="cgroup-v2 and sched-bwc in the kernel's documentation",
)
def cpu_is_throttled(host: Host) -> Iterator[Evidence]:
    cpu = host.cpu
    if cpu.quota is not None and cpu.throttled is not None and cpu.throttled >= _MUCH:
        facts = {
            "quota": f"{cpu.quota:g}",
            "percent": round(cpu.throttled * 100),
            "quota_from": cpu.quota_from or "cpu.max",
        }
        yield Evidence(facts, about=frozenset({"cpu"}))
