"""PKG004: versions differ from those that the recipe was tested with."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.commands import pinned
from indextts_doctor.checks.packages.requirements import broken, within
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.facts.profile import severity
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


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
        en="If something fails, go back to what was tested: {commands}",
        zh="如果出现故障，恢复到测试过的版本：{commands}",
    ),
    source="the profile's list of packages",
)
def version_is_untested(packages: Packages, profile: Profile, target: Target) -> Iterator[Evidence]:
    found, pins = [], []
    for pin in profile.packages:
        package = packages.find(pin.name)
        if package is None or broken(package, pin) or within(package.version, pin.tested) is not False:
            continue
        pins.append(pin)
        facts = {
            "name": pin.name,
            "version": package.version,
            "tested": pin.tested,
            "reason": pin.reason or "",
        }
        found.append((facts, severity(pin.severity)))
    commands = pinned(target, packages, *pins)
    for facts, grave in sorted(found, key=lambda one: -one[1]):
        yield Evidence({**facts, "commands": commands}, about=frozenset({str(facts["name"])}), severity=grave)
