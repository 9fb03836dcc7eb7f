"""IMP002: scipy does not import."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Imports, Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "IMP002",
    Severity.ERROR,
    title=Text(
        en="{module} does not import: {what}",
        zh="{module} 无法导入：{what}",
    ),
    why=Text(
        en="kantts filters sound with scipy. Three causes look alike. With numpy 2, scipy 1.10.1 says "
        '"numpy.core.multiarray failed to import". From scipy 1.13 on, "cannot import name \'kaiser\' from '
        "'scipy.signal'\" means that kantts asks for a function that has moved. \"seems to be broken "
        '(extension modules cannot be imported)" means missing or foreign compiled files, or a Python '
        "without ctypes.",
        zh="kantts 用 scipy 处理音频。有三种原因看上去很像：搭配 numpy 2 时，scipy 1.10.1 报 "
        "numpy.core.multiarray failed to import；scipy 1.13 起报 cannot import name 'kaiser' from "
        "'scipy.signal'，是因为 kantts 用的函数已经搬走；报 seems to be broken (extension modules cannot be "
        "imported) 则是编译文件缺失或不匹配，或 Python 缺少 ctypes。",
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
    explains=("IMP003", "IMP007", "IMP008", "IMP010", "IMP099"),
    source="scipy/__init__.py of 1.10.1; kantts/models/pqmf.py; reproduced with scipy 1.10.1, 1.12 and 1.13",
)
def scipy_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    for result in imports.results:
        if result.module.partition(".")[0] == "scipy" and result.module != "scipy.fft":  # that is IMP003's
            yield from failures.failure(result, profile, packages, target)
