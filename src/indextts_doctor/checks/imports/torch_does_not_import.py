"""IMP006: torch does not import."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Imports, Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "IMP006",
    Severity.ERROR,
    title=Text(
        en="{module} does not import: {what}",
        zh="{module} 无法导入：{what}",
    ),
    why=Text(
        en="torch is by far the largest package: a full disk or an interrupted download leaves a part of it, "
        'and a library that was cut off crashes the process without a message. "libgomp … cannot allocate '
        'memory in static TLS block" depends on the order of imports. SIGILL means that this processor lacks '
        "instructions the wheel was compiled for. Being killed for lack of memory at import means that the "
        "container grants less than torch alone needs.",
        zh="torch 体积最大：磁盘写满或下载中断都会让它残缺，被截断的库会让进程无声崩溃。libgomp … cannot "
        "allocate memory in static TLS block 与导入顺序有关。SIGILL 说明本机处理器缺少该安装包编译时使用的指"
        "令。导入时就因内存不足被终止，说明容器给的内存连 torch 本身都装不下。",
    ),
    how=Text(
        en="The module was imported alone, in a process of its own, with the service's folder first on "
        "sys.path. The exception shown is the first of its chain, not the one that hides it.",
        zh="在独立进程里单独导入该模块，服务目录排在 sys.path 最前。显示的是异常链中最初的那个，而不是掩盖它的那个。",
    ),
    advice=Text(
        en="{cure}",
        zh="{cure}",
    ),
    explains=("IMP007", "IMP008", "IMP010", "IMP099"),
    source="pytorch issue 22338 (SIGILL); opencv issue 14884 (static TLS)",
)
def torch_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    yield from failures.failures("torch", imports, profile, packages, target)
