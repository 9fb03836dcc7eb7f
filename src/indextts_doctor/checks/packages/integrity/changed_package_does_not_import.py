"""PKG013: a package whose files were changed since their installation does not import."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Optional

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.commands import reinstall
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Import, Imports, Package, Packages, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "PKG013",
    Severity.ERROR,
    title=Text(
        en="{path} of {name} {version} differs from what was installed, and {module} does not import",
        zh="{name} {version} 的 {path} 与安装时不同，且 {module} 无法导入",
    ),
    why=Text(
        en="The file looks whole, but it is not the one that the package came with, and an import fails whose stack leads "
        "into this package.",
        zh="文件看上去完整，但已不是软件包自带的内容，而且有一个导入失败，调用栈正好指向这个软件包。",
    ),
    how=Text(
        en="The size or SHA-256 differs from RECORD, and the failed import met this package first.",
        zh="大小或 SHA-256 与 RECORD 不一致，并且失败的导入最先碰到的就是它。",
    ),
    advice=Text(
        en="If the change is your own, keep a copy of {path}. Then put the original back: `{command}`",
        zh="如果是你自己打的补丁，请先备份 {path}。然后恢复原始文件：`{command}`",
    ),
    explains=("IMP", "LIB", "PKG012", "SMK"),
    source="reproduced: scipy 1.10.1 with overwritten bytes in a .so and with a module cut at a line's end",
)
def changed_package_does_not_import(
    packages: Packages, imports: Imports, target: Target
) -> Iterator[Evidence]:
    for package in packages.first():
        changed = [one for one in package.damage if not one.breaks]
        failed = _failed(package, imports)
        if not changed or failed is None:
            continue
        facts = {
            "name": package.name,
            "version": package.version,
            "path": changed[0].path,
            "paths": [one.path for one in changed[:20]],
            "module": failed.module,
            "command": reinstall(target, packages, package),
        }
        yield Evidence(facts, about=frozenset({package.name}))


def _failed(package: Package, imports: Imports) -> Optional[Import]:
    """Return the failed import that leads into the package before any other."""
    for result in imports.results:
        if result.outcome not in ("ok", "untried") and result.packages[:1] == (package.name,):
            return result
    return None
