"""PKG011: files of a package are missing, cut off or empty."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.commands import reinstalled
from indextts_doctor.checks.packages.integrity.compared import compared
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Package, Packages, Target
from indextts_doctor.facts.packages import Damage
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

_STATE = {
    "missing": Text(en="missing", zh="缺失"),
    "empty": Text(en="empty", zh="空文件"),
    "zeros": Text(en="filled with zeros", zh="被零填充"),
    "invalid": Text(en="not what its name says", zh="内容与文件类型不符"),
}


@check(
    "PKG011",
    Severity.ERROR,
    title=Text(
        en="{name} {version} is damaged: {count} of {files} files; {path}: {state}",
        zh="{name} {version} 已损坏：{files} 个文件中有 {count} 个异常；{path}：{state}",
    ),
    why=Text(
        en="An interrupted installation, a full disk, an incomplete copy or an over-eager clean-up. A compiled file that "
        "is cut off kills the process with SIGBUS, without a word; missing ones give misleading errors (circular "
        "import, unknown location). pip check is green.",
        zh="安装中断、磁盘写满、拷贝不完整或清理过度都会造成损坏。被截断的编译文件会让进程直接被 SIGBUS 杀死，没有任何提示；"
        "缺失的文件会引出误导性的报错（circular import、unknown location）。pip check 查不出来。",
    ),
    how=Text(
        en="Every file is compared with its size in RECORD, which the installer wrote; what differs is then looked at: "
        "ELF section table, Python syntax, zeros. Files that installers and slim images change are left out.",
        zh="将每个文件与安装器写入 RECORD 的大小相比较；不一致的再看内容：ELF 节表、Python 语法、是否全零。"
        "安装器和精简镜像通常会改动的文件不计。",
    ),
    advice=Text(
        en="Install the same version again, nothing else changes: {commands}",
        zh="原样重装同一版本，不影响其他软件包：{commands}",
    ),
    explains=("IMP", "LIB", "PKG012", "PKG013", "SMK"),
    source="reproduced: scipy 1.10.1 with a .so cut in half, without fft/, without __init__.py",
)
def package_is_damaged(packages: Packages, target: Target) -> Iterator[Evidence]:
    found = [one for one in compared(packages) if any(damage.breaks for damage in one.damage)]
    found.sort(key=lambda one: -one.damaged_files)
    commands = reinstalled(target, packages, found)
    for package in found:
        broken = [damage for damage in package.damage if damage.breaks]
        facts = {
            "name": package.name,
            "version": package.version,
            "path": broken[0].path,
            "state": _state(broken[0]),
            "count": package.damaged_files,
            "files": package.files,
            "paths": [f"{one.path}: {_state(one).en}" for one in broken[:20]],
            "commands": commands,
        }
        yield Evidence(facts, about=about(package))


def _state(damage: Damage) -> Text:
    if damage.kind in _STATE:
        return _STATE[damage.kind]
    actual, recorded = damage.actual or 0, damage.recorded or 0
    return Text(en=f"{actual:,} of {recorded:,} bytes", zh=f"{actual:,} / {recorded:,} 字节")


def about(package: Package) -> frozenset[str]:
    """Return what a fault in the files of a package concerns: the package and its damaged files."""
    return frozenset({package.name, *(one.path.lower() for one in package.damage)})
