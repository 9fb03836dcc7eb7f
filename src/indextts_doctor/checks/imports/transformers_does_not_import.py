"""IMP008: transformers does not import."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Imports, Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "IMP008",
    Severity.ERROR,
    title=Text(
        en="{module} does not import: {what}",
        zh="{module} 无法导入：{what}",
    ),
    why=Text(
        en="transformers checks the versions of its own requirements at import and names the one it does not "
        "like. It loads most of itself lazily: what is broken inside may only show when a model class is "
        "used.",
        zh="transformers 在导入时检查自身依赖的版本，并指出不满足的那个。它的大部分内容是按需加载的，内部的问题可能要到使用模型类时才暴露。",
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
    explains=("IMP007", "IMP099"),
    source="transformers/dependency_versions_check.py of 4.35.2",
)
def transformers_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    yield from failures.failures("transformers", imports, profile, packages, target)
