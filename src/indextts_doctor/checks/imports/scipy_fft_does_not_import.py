"""IMP003: scipy.fft does not import."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Imports, Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "IMP003",
    Severity.ERROR,
    title=Text(
        en="{module} does not import: {what}",
        zh="{module} 无法导入：{what}",
    ),
    why=Text(
        en="Messages that look alike have different causes. \"cannot import name 'fft' from 'scipy' (/…"
        '/scipy.py)": a file of yours hides scipy; rename that file. "(unknown location)": scipy is half '
        "removed. \"No module named 'scipy.fft'\": its folder is missing. \"cannot import name 'pypocketfft' "
        'from partially initialized module (most likely due to a circular import)": no circle at all, the '
        "compiled file is missing or belongs to another Python. A crash without a word (SIGBUS): a compiled "
        "file was cut off. Note that scipy alone imports in most of these cases.",
        zh="看似相同的报错，原因各不相同。cannot import name 'fft' from 'scipy' (/…/scipy.py)：你自己的文件盖住"
        "了 scipy，给它改名即可。(unknown location)：scipy 只卸载了一半。No module named 'scipy.fft'：对应目"
        "录缺失。cannot import name 'pypocketfft' from partially initialized module (most likely due to a "
        "circular import)：并非循环导入，而是编译文件缺失或属于别的 Python。无声崩溃（SIGBUS）：编译文件被截"
        "断。注意，多数情况下单独导入 scipy 是成功的。",
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
    source="reproduced with scipy 1.10.1: a shadowing file, a half-removed folder, missing, foreign and cut "
    "extension modules",
)
def scipy_fft_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    for result in imports.results:
        if result.module == "scipy.fft":
            yield from failures.failure(result, profile, packages, target)
