"""PKG004: versions differ from those that the recipe was tested with."""

from collections.abc import Iterator

from indextts_doctor.checks import Evidence, LooseEvidence, Severity, _, check
from indextts_doctor.checks.packages.commands import pinned
from indextts_doctor.checks.packages.requirements import broken, within
from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.facts.profile import severity


@check(
    "PKG004",
    Severity.WARNING,
    title=_("{name} {version} is outside the tested range {tested}"),
    why=_(
        "Nothing is proven against this version, nor for it. When something else fails without a "
        "cause, it is the first thing to set back."
    ),
    how=_("The version in the package's metadata is compared with the profile's range."),
    advice=_("If something fails, go back to what was tested: {commands}"),
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
        yield LooseEvidence(
            {**facts, "commands": commands}, about=frozenset({str(facts["name"])}), severity=grave
        )
