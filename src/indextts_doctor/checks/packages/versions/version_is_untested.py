"""PKG004: versions are outside the tested range."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.commands import pinned
from indextts_doctor.checks.packages.evidence import Unsuitable
from indextts_doctor.checks.packages.requirements import broken, within
from indextts_doctor.facts import Packages, Pin, Profile, Target
from indextts_doctor.facts.profile import severity


@check(
    "PKG004",
    Severity.WARNING,
    title=_("{name} {version} is outside the tested range {tested}"),
    summary=_("a version is outside the tested range"),
    why=_("""This version is not known to fail, but it was not tested. If something fails without a known cause,
        install the tested version first."""),
    how=_("The version in the metadata of the package is compared with the range of the profile."),
    advice=_("If something fails, install the tested versions: {commands}"),
    remedy=_("If something fails, install the tested version."),
    source="the profile's list of packages",
)
def version_is_untested(packages: Packages, profile: Profile, target: Target) -> Found[Unsuitable]:
    found: list[tuple[Pin, str]] = []
    for pin in profile.packages:
        package = packages.find(pin.name)
        if package is None or broken(package, pin) or within(package.version, pin.tested) is not False:
            continue
        found.append((pin, package.version))
    commands = pinned(target, packages, *(pin for pin, _ in found))
    for pin, version in sorted(found, key=lambda one: -severity(one[0].severity)):
        yield Unsuitable(
            name=pin.name,
            version=version,
            tested=pin.tested,
            reason=pin.reason or "",
            commands=commands,
            about=frozenset({pin.name}),
            severity=severity(pin.severity),
        )
