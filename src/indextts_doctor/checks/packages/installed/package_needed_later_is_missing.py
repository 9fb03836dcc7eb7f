"""PKG002: a package that is needed after the start is not installed."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.commands import needed
from indextts_doctor.checks.packages.evidence import Absent
from indextts_doctor.checks.packages.requirements import absent
from indextts_doctor.facts import Packages, Profile, Target

_WHEN = {"construction": _("when the model is loaded"), "saving": _("when the recording is saved")}


@check(
    "PKG002",
    Severity.ERROR,
    title=_("{name} is not installed: needed {when}, not at import"),
    summary=_("a package that is needed after the start is not installed"),
    why=_("""Every import succeeds, so the service seems healthy. It fails minutes later, while the model is loading or
        after the complete synthesis."""),
    how=_("Neither metadata of that name nor importable code is on sys.path of the examined interpreter."),
    advice=_("{fix}"),
    remedy=_("Install the package with the interpreter of the deployment, in the version of the profile."),
    explains=("PKG005", "SMK"),
    source="the profile's list of packages; reproduced: IndexTTS2 without descript-audiotools fails at construction only",
)
def package_needed_later_is_missing(packages: Packages, profile: Profile, target: Target) -> Found[Absent]:
    missing = [pin for pin in absent(packages, profile) if pin.required and pin.needed_at in _WHEN]
    fix = needed(target, packages, missing)
    for pin in missing:
        yield Absent(
            name=pin.name,
            tested=pin.tested,
            reason=pin.reason or "",
            when=_WHEN[pin.needed_at],
            fix=fix,
            about=frozenset({pin.name}),
        )
