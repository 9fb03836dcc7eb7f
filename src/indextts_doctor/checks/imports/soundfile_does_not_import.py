"""IMP004: soundfile does not import."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Imports, Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "IMP004",
    Severity.ERROR,
    title=Text(
        en="{module} does not import: {what}",
        zh="{module} 无法导入：{what}",
    ),
    why=Text(
        en='soundfile is a wrapper of the C library libsndfile. "sndfile library not found" and "cannot load '
        "library 'libsndfile.so'\" mean that neither its wheel nor the system brings it; \"No module named "
        "'_cffi_backend'\" that cffi belongs to another Python; \"No module named '_ctypes'\" that Python was "
        "built without libffi.",
        zh="soundfile 是 C 库 libsndfile 的封装。"
        "sndfile library not found 和 cannot load library 'libsndfile."
        "so' 说明安装包和系统里都没有这个库；"
        "No module named '_cffi_backend' 说明 cffi 属于别的 Python；"
        "No module named '_ctypes' 说明 Python 编译时缺少 libffi。",
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
    source="soundfile.py of 0.12.1 and 0.14.0; python-soundfile issues 258 and 352; reproduced without _ctypes",
)
def soundfile_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    yield from failures.failures("soundfile", imports, profile, packages, target)
