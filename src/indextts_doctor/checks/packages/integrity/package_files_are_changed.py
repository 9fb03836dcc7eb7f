"""PKG012: files of a package are not those that were installed."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.commands import reinstall
from indextts_doctor.checks.packages.integrity.compared import compared
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Packages, Target
from indextts_doctor.facts.packages import Damage
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "PKG012",
    Severity.NOTE,
    title=Text(
        en="{name} {version} was changed since it was installed: {path} ({count} in all)",
        zh="{name} {version} 安装后被改动过：{path}（共 {count} 个文件）",
    ),
    why=Text(
        en="Often a patch of the operator's, which the next installation silently undoes; sometimes the beginning of a "
        "failing disk. The files look usable.",
        zh="多半是运维人员打的补丁，下次安装会被悄悄覆盖；也可能是磁盘开始出问题。这些文件看上去仍可使用。",
    ),
    how=Text(
        en="The size, or with --deep the SHA-256, differs from RECORD; the content looks whole.",
        zh="大小（使用 --deep 时为 SHA-256）与 RECORD 不一致，但内容看上去完整。",
    ),
    advice=Text(
        en="If the change is meant, keep it as a patch file beside the deployment. If it is not, put the "
        "original back: `{command}`",
        zh="如果是有意改动，请把补丁保存在部署目录中。如果不是，恢复原始文件：`{command}`",
    ),
    source="RECORD of the installed package (PEP 376, PEP 427)",
)
def package_files_are_changed(packages: Packages, target: Target) -> Iterator[Evidence]:
    found = []
    for package in compared(packages):
        changed = [one for one in package.damage if not one.breaks]
        if not changed or any(one.breaks for one in package.damage):
            continue
        worrying = any(_lost(one) for one in changed)
        facts = {
            "name": package.name,
            "version": package.version,
            "path": changed[0].path,
            "count": len(changed),
            "paths": [one.path for one in changed[:20]],
            "command": reinstall(target, packages, package),
        }
        severity = Severity.WARNING if worrying else None
        found.append(Evidence(facts, about=frozenset({package.name}), severity=severity))
    yield from sorted(found, key=lambda one: -(one.severity or 0))


def _lost(damage: Damage) -> bool:
    """Other bits in the same number of bytes, or a shorter file; a .so is shorter when it was stripped."""
    shorter = damage.actual is not None and damage.recorded is not None and damage.actual < damage.recorded
    return damage.same_size or (shorter and not damage.path.endswith((".so", ".py")))
