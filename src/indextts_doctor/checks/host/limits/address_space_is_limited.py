"""HOST015: the address space is limited to less than the deployment needs."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.model.memory import weights
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Host, ModelFolder
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.sizes import size
from indextts_doctor.i18n.text import Text

_LIBRARIES = 900 * 2**20  # address space of torch, onnxruntime and scipy once imported, measured on two cores


@check(
    "HOST015",
    Severity.WARNING,
    title=Text(
        en="the address space is limited to {limit}; libraries and model need about {needed}",
        zh="地址空间被限制为 {limit}，而库和模型约需 {needed}",
    ),
    why=Text(
        en="The limit counts every mapped file and every thread's stack, not only memory in use. Past it libraries fail to "
        'load ("failed to map segment from shared object"), and weights end in MemoryError or std::bad_alloc.',
        zh="这个限制统计的是所有映射的文件和线程栈，而不只是实际占用的内存。超过之后，库会加载失败"
        "（failed to map segment from shared object），加载权重则会报 MemoryError 或 std::bad_alloc。",
    ),
    how=Text(
        en="The soft limit RLIMIT_AS of the service (ulimit -v) is compared with what the libraries map and the size of the "
        "weights; less than the weights alone is an error.",
        zh="比较服务的 RLIMIT_AS 软限制（ulimit -v）与库的映射量加权重大小；连权重本身都放不下则为错误。",
    ),
    advice=Text(
        en="Remove LimitAS= from the systemd unit, or ulimit -v from the start script. To limit memory, use "
        "MemoryMax= instead.",
        zh="去掉 systemd 单元中的 LimitAS= 或启动脚本里的 ulimit -v。要限制内存，请改用 MemoryMax=。",
    ),
    source="reproduced: with ulimit -v of 300 MiB torch 2.13.0 does not load; imported, it maps 650 MiB, with onnxruntime and "
    "scipy 900 MiB",
)
def address_space_is_limited(host: Host, model: ModelFolder) -> Iterator[Evidence]:
    limit = host.limits.address_space
    if limit is None:
        return
    stored = weights(model).stored
    if limit < stored + _LIBRARIES:
        facts = {"limit": size(limit), "needed": size(stored + _LIBRARIES), "weights": size(stored)}
        severity = Severity.ERROR if limit < stored else None
        yield Evidence(facts, about=frozenset({"address space"}), severity=severity)
