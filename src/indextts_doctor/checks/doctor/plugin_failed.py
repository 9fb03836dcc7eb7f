"""DOC002: a plug-in could not be used."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Troubles
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "DOC002",
    Severity.WARNING,
    title=Text(en="the plug-in {name} was left out: {problem}", zh="插件 {name} 未被启用：{problem}"),
    why=Text(
        en="A fault of the plug-in, not of your deployment. Its checks and profiles take no part in this examination; "
        "everything else does.",
        zh="这是插件自身的故障，不是部署的问题。本次检查不包含该插件的检查项和配置档，其余部分不受影响。",
    ),
    how=Text(
        en="While it was loaded from the entry points of the installed packages it raised, took too long, or brought "
        "checks or profiles that are not valid.",
        zh="从已安装软件包的入口点加载该插件时，它抛出了异常、超时，或提供了无效的检查项或配置档。",
    ),
    advice=Text(
        en="Upgrade the package that brings it, or take that package out of the environment of the doctor; its author "
        "finds what a plug-in must be in docs/how-to-write-a-plugin.md.",
        zh="升级提供该插件的软件包，或将其从诊断工具所在的环境中移除；插件的编写要求见 docs/how-to-write-a-plugin.md。",
    ),
    source="docs/how-to-write-a-plugin.md",
)
def plugin_failed(troubles: Troubles) -> Iterator[Evidence]:
    for trouble in troubles.found:
        if trouble.kind == "plugin":
            problem = trouble.error.splitlines()[0] if trouble.error.strip() else "?"
            yield Evidence(
                {
                    "name": trouble.name,
                    "problem": problem,
                    "error": trouble.error,
                    "traceback": trouble.traceback,
                }
            )
