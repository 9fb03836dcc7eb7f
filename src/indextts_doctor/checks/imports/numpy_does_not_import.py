"""IMP001: numpy does not import."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Imports, Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "IMP001",
    Severity.ERROR,
    title=Text(
        en="{module} does not import: {what}",
        zh="{module} 无法导入：{what}",
    ),
    why=Text(
        en='Everything else here computes with numpy. Its message "Importing the numpy C-extensions failed" '
        "names several causes; the usual ones are compiled files for another Python version, and a folder "
        "named numpy beside the service.",
        zh="其他所有库都依赖 numpy。"
        "它的报错 Importing the numpy C-extensions failed 列出了好几种原因，常见的是编译文件属于别的 Python 版本，或服务旁边有个叫 numpy 的目录。",
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
    explains=("IMP",),
    source="numpy/core/__init__.py of 1.24.3; reproduced: extension modules of another Python version",
)
def numpy_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    yield from failures.failures("numpy", imports, profile, packages, target)
