"""IMP005: onnxruntime does not import."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Imports, Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "IMP005",
    Severity.ERROR,
    title=Text(
        en="{module} does not import: {what}",
        zh="{module} 无法导入：{what}",
    ),
    why=Text(
        en='Up to 1.18 onnxruntime is compiled for numpy 1: with numpy 2 it says "_ARRAY_API not found" or '
        '"SystemError: <built-in function __import__> returned a result with an exception set", and '
        'up to 1.18.0 no metadata forbids the pair. "cannot enable executable stack" comes with 1.15.1 on glibc 2.41 and '
        "later.",
        zh="onnxruntime 1.18 及以前是为 numpy 1 编译的："
        "遇到 numpy 2 会报 _ARRAY_API not found 或 SystemError: <built-in "
        "function __import__> returned a result with an exception set"
        "，而 1.18.0 及以前的元数据并不禁止这种组合。1.15.1 在 glibc 2.41 及以上会报 cannot enable executable stack。",
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
    explains=("IMP007", "IMP008", "IMP099"),
    source="reproduced: onnxruntime 1.15.1 with numpy 2; onnxruntime issues 21063 and 24911",
)
def onnxruntime_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    yield from failures.failures("onnxruntime", imports, profile, packages, target)
