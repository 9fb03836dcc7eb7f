"""PKG003: a version is installed that is proven not to work in this deployment."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.commands import pinned
from indextts_doctor.checks.packages.requirements import broken
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "PKG003",
    Severity.ERROR,
    title=Text(
        en="{name} {version} does not work in this deployment: {reason}",
        zh="{name} {version} 在此部署中无法工作：{reason}",
    ),
    why=Text(
        en="The installation succeeds and pip is content, but this version lacks what the deployment's code needs. "
        "Each entry of the list was seen to fail; its source is named.",
        zh="安装能成功，pip 也不报错，但这个版本缺少部署代码所需的内容。列表中的每一项都有实际失败的记录并注明来源。",
    ),
    how=Text(
        en="The version is in a range that the profile lists as proven broken.",
        zh="该版本落在配置中标明“已证实不可用”的范围内。",
    ),
    advice=Text(
        en="Install a version that was tested: {command}",
        zh="安装测试过的版本：{command}",
    ),
    explains=("IMP", "PKG004", "PKG005", "PKG022", "SMK"),
    source="the profile, which names a source for each range",
)
def version_is_proven_broken(packages: Packages, profile: Profile, target: Target) -> Iterator[Evidence]:
    for pin in profile.packages:
        package = packages.find(pin.name)
        proof = None if package is None else broken(package, pin)
        if package is None or proof is None:
            continue
        facts = {
            "name": pin.name,
            "version": package.version,
            "range": proof.range,
            "reason": proof.reason,
            "proof": proof.source,
            "command": pinned(target, packages, pin),
        }
        yield Evidence(facts, about=frozenset({pin.name}))
