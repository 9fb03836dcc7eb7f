"""IMP099: a module that the deployment needs does not import."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Imports, Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "IMP099",
    Severity.ERROR,
    title=Text(
        en="{module} does not import: {what}",
        zh="{module} 无法导入：{what}",
    ),
    why=Text(
        en="The profile of this deployment imports the module; the service stops where it does, at start or at "
        "the first request.",
        zh="该部署配置需要导入这个模块；服务会在导入它的地方（启动时或第一个请求时）中断。",
    ),
    how=Text(
        en="The module was imported alone, in a process of its own, with the service's folder first on "
        "sys.path. The exception shown is the first of its chain, not the one that hides it.",
        zh="在独立进程里单独导入该模块，服务目录排在 sys.path 最前。显示的是异常链中最初的那个，而不是掩盖它的那个。",
    ),
    advice=Text(
        en="Look first at what the message names. {cure}",
        zh="先看报错指向什么。{cure}",
    ),
    source="the profile's imports",
)
def needed_module_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    for result in imports.results:
        if result.module.partition(".")[0] not in failures.OWN_CHECK:
            yield from failures.failure(result, profile, packages, target)
