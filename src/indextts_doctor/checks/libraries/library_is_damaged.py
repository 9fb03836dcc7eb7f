"""LIB012: a compiled file is no library any more."""

from collections.abc import Iterator
from typing import Any

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.commands import reinstall
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Libraries, Packages, Target
from indextts_doctor.facts.libraries import SharedObject
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

# Ways to be damaged that kill the process or the import for certain; a text file of that name may be meant.
_WORDS = {
    "truncated": Text(
        en="is cut off: {size:,} bytes, its own header speaks of {needs_size:,}",
        zh="被截断：只有 {size:,} 字节，文件头声明的是 {needs_size:,} 字节",
    ),
    "corrupt": Text(en="has a header that does not parse", zh="文件头无法解析"),
    "empty": Text(en="is empty", zh="是空文件"),
}


@check(
    "LIB012",
    Severity.ERROR,
    title=Text(en="{file} {damage}", zh="{file} {damage}"),
    why=Text(
        en="An interrupted installation, a full disk or a broken copy left part of a compiled file. Loading a truncated "
        "one kills the process with SIGBUS and without a word; pip check sees nothing.",
        zh="安装中断、磁盘写满或拷贝出错，都会留下残缺的编译文件。加载被截断的库时，进程会被 SIGBUS 直接杀死，没有任何提示；"
        "pip check 也查不出来。",
    ),
    how=Text(
        en="The length that the file's own program headers speak of is compared with its size.",
        zh="把文件头里声明的长度和文件的实际大小相比较。",
    ),
    advice=Text(
        en="{cure}",
        zh="{cure}",
    ),
    explains=("IMP",),
    source="reproduced with scipy 1.10.1: a half .so kills the process with SIGBUS",
)
def library_is_damaged(libraries: Libraries, packages: Packages, target: Target) -> Iterator[Evidence]:
    for one in sorted(libraries.objects, key=lambda one: one.problem != "truncated"):
        if one.problem in _WORDS:
            yield Evidence(_facts(one, packages, target), about=frozenset({one.package}))


def _facts(one: SharedObject, packages: Packages, target: Target) -> dict[str, Any]:
    numbers = {"size": one.size, "needs_size": one.needs_size}
    words = _WORDS[one.problem]
    return {
        "file": one.path,
        "problem": one.problem,
        **numbers,
        "damage": Text(en=words.en.format_map(numbers), zh=words.zh.format_map(numbers)),
        "cure": _cure(one, packages, target),
    }


def _cure(one: SharedObject, packages: Packages, target: Target) -> Text:
    package = packages.find(one.package)
    if package is None:
        return Text(en=f"Install {one.package} again.", zh=f"重新安装 {one.package}。")
    command = reinstall(target, packages, package)
    return Text(en=f"Install the same version again: `{command}`", zh=f"原样重装同一版本：`{command}`")
