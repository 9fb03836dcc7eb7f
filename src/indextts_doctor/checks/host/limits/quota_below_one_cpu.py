"""HOST011: the CPU quota is less than one processor."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Host
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "HOST011",
    Severity.WARNING,
    title=Text(
        en="the quota grants {quota} of one CPU: start-up and synthesis take {times} times as long",
        zh="CPU 配额只有 {quota} 个核，启动和合成的耗时约为 {times} 倍",
    ),
    why=Text(
        en="Synthesis is pure computation. With less than one processor it falls behind speech, importing the libraries "
        "takes long, and gunicorn's default time limit of 30 s kills workers that are still loading.",
        zh="语音合成全靠计算。不足一个核时，合成赶不上播放，光是导入库就很慢，"
        "gunicorn 默认的 30 秒超时还会杀掉正在加载的 worker。",
    ),
    how=Text(
        en="The tightest quota of the control groups: cpu.max, or cpu.cfs_quota_us by cpu.cfs_period_us.",
        zh="取各级 cgroup 中最小的 CPU 配额：cpu.max，或 cpu.cfs_quota_us 除以 cpu.cfs_period_us。",
    ),
    advice=Text(
        en="Raise it to at least 1 ({quota_from}): docker run --cpus, resources.limits.cpu in Kubernetes, CPUQuota= in the "
        "systemd unit.",
        zh="至少调到 1（{quota_from}）：docker run --cpus、Kubernetes 的 resources.limits.cpu、systemd 的 CPUQuota=。",
    ),
    explains=("HOST009", "HOST012"),
    source="cgroup-v2 in the kernel's documentation; benoitc/gunicorn#2608; reproduced: the same convolution in torch 2.13.0 "
    "takes .38 s on half a CPU, .18 s on a whole one",
)
def quota_below_one_cpu(host: Host) -> Iterator[Evidence]:
    quota = host.cpu.quota
    if quota is not None and quota < 0.95:
        facts = {
            "quota": f"{quota:g}",
            "times": f"{1 / quota:.2g}",
            "quota_from": host.cpu.quota_from or "cpu.max",
        }
        yield Evidence(facts, about=frozenset({"cpu"}))
