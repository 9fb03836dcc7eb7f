"""PKG004: versions differ from those that the recipe was tested with."""

from collections.abc import Iterator

from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.knowledge.installing import pinned
from indextts_doctor.model import Evidence, Severity, Text
from indextts_doctor.profile import severity
from indextts_doctor.registry import check
from indextts_doctor.knowledge.versions import broken, within


@check(
    "PKG004",
    Severity.WARNING,
    title=Text(
        en="{name} {version} is outside the tested range {tested}",
        zh="{name} {version} 不在测试过的范围 {tested} 内",
    ),
    why=Text(
        en="Nothing is proven against this version, nor for it. When something else fails without a cause, it is the "
        "first thing to set back.",
        zh="没有证据说明这个版本有问题，也没有证据说明它没问题。出现原因不明的故障时，应先把它恢复到测试过的版本。",
    ),
    how=Text(
        en="The version in the package's metadata is compared with the profile's range.",
        zh="将元数据中的版本号与配置中的范围相比较。",
    ),
    advice=Text(
        en="If something fails, go back to what was tested: {command}",
        zh="如果出现故障，恢复到测试过的版本：{command}",
    ),
    source="the profile's list of packages",
)
def version_is_untested(packages: Packages, profile: Profile, target: Target) -> Iterator[Evidence]:
    found = []
    for pin in profile.packages:
        package = packages.find(pin.name)
        if package is None or broken(package, pin) or within(package.version, pin.tested) is not False:
            continue
        facts = {
            "name": pin.name,
            "version": package.version,
            "tested": pin.tested,
            "reason": pin.reason or "",
            "command": pinned(pin, target, packages),
        }
        found.append(Evidence(facts, about=frozenset({pin.name}), severity=severity(pin.severity)))
    yield from sorted(found, key=lambda one: -(one.severity or 0))
