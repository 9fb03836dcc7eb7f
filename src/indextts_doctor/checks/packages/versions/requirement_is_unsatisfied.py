"""PKG005: an installed package requires something that is not there, or another version of it."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.libraries.systempackages import of_debian
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.requirements import Unmet, has_code, imported, unsatisfied
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Interpreter, Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

_ABSENT = Text(en="it is not installed", zh="没有安装")


@check(
    "PKG005",
    Severity.WARNING,
    title=Text(
        en="{package} {version} requires {requirement}: {found}",
        zh="{package} {version} 需要 {requirement}：{found}",
    ),
    why=Text(
        en="The package's own metadata says what it needs. Somebody installed or upgraded past it, mostly with "
        "--no-deps, from a second requirements file, or by hand. A missing one fails at import, "
        "or later where it is only then imported; another version may work.",
        zh="软件包的元数据写明了它的依赖，但之后有人绕过依赖安装或升级了其他包（常见于 --no-deps、第二份 "
        "requirements 或手动操作）。缺少依赖会在导入时失败，按需导入的则到用时才失败；版本不符则可能仍可工作。",
    ),
    how=Text(
        en="Every Requires-Dist is evaluated with the patient's markers, as pip check does, and that of extras which "
        "another package asks for; Requires-Python too.",
        zh="像 pip check 一样，用目标环境的标记逐条计算 Requires-Dist，还包括其他包明确要求的 extras 以及 Requires-Python。",
    ),
    advice=Text(
        en="Look with --dry-run first whether this moves a version that the recipe pins. Install what is "
        "required: `{command}`",
        zh="请先加 --dry-run 确认不会改动配方锁定的版本。安装所需的版本：`{command}`",
    ),
    explains=("IMP", "SMK"),
    source="the metadata of the installed packages",
)
def requirement_is_unsatisfied(
    packages: Packages, interpreter: Interpreter, profile: Profile, target: Target
) -> Iterator[Evidence]:
    found = []
    for unmet in unsatisfied(packages, interpreter):
        grave = _fails_for_certain(unmet, packages, profile)
        if not grave and unmet.found is None and of_debian(unmet.package.location):
            continue  # Debian leaves out what its package does not need: PyGObject's pycairo
        found.append((grave, Evidence(*_told(unmet, target, packages), Severity.ERROR if grave else None)))
    yield from (evidence for _, evidence in sorted(found, key=lambda one: not one[0]))


def _fails_for_certain(unmet: Unmet, packages: Packages, profile: Profile) -> bool:
    """A missing requirement of something that must import and does not for want of it; another version proves nothing."""
    missing = unmet.found is None and not unmet.extra and not has_code(unmet.name, packages, profile)
    known = {*packages.imported, *packages.broken_otherwise}
    return missing and unmet.package.name not in known and unmet.package.name in imported(profile)


def _told(unmet: Unmet, target: Target, packages: Packages) -> tuple[dict[str, object], frozenset[str]]:
    there = Text(en=f"{unmet.found} is installed", zh=f"已安装 {unmet.found}")
    command = install(target, packages, unmet.requirement)
    if unmet.name == "python":
        there = Text(en=f"this is Python {unmet.found}", zh=f"当前是 Python {unmet.found}")
        command = install(target, packages, "--upgrade", unmet.package.name)
    facts = {
        "package": unmet.package.name,
        "version": unmet.package.version,
        "requirement": unmet.requirement,
        "found": _ABSENT if unmet.found is None else there,
        "installed": unmet.found,
        "extra": unmet.extra,
        "command": command,
    }
    otherwise = unmet.package.name in packages.broken_otherwise
    return facts, frozenset({unmet.name} if otherwise else {unmet.package.name, unmet.name})
