"""PKG003: a version is known not to work in this deployment."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.commands import pinned
from indextts_doctor.checks.packages.evidence import Unsuitable
from indextts_doctor.checks.packages.requirements import broken
from indextts_doctor.facts import Packages, Profile, Target


@check(
    "PKG003",
    Severity.ERROR,
    title=_("{name} {version} does not work in this deployment: {reason}"),
    summary=_("a version does not work in this deployment"),
    why=_("""The installation succeeds and pip reports no problem, but this version lacks something that the code of
        the deployment needs. Each entry of the list was seen to fail and has a source."""),
    how=_("The version is in a range that the profile lists as broken."),
    advice=_("Install a tested version: {command}"),
    remedy=_("Install a version that was tested with the profile."),
    explains=("IMP", "PKG004", "PKG005", "PKG022", "SMK"),
    source="the profile, which contains a source for each range",
)
def version_is_proven_broken(packages: Packages, profile: Profile, target: Target) -> Found[Unsuitable]:
    for pin in profile.packages:
        package = packages.find(pin.name)
        proof = None if package is None else broken(package, pin)
        if package is None or proof is None:
            continue
        yield Unsuitable(
            name=pin.name,
            version=package.version,
            range=proof.range,
            reason=proof.reason,
            proof=proof.source,
            command=pinned(target, packages, pin),
            about=frozenset({pin.name}),
        )
