"""PKG002: a package is not installed without which the start works and the synthesis does not."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.commands import needed
from indextts_doctor.checks.packages.evidence import Absent
from indextts_doctor.checks.packages.requirements import absent
from indextts_doctor.facts import Packages, Profile, Target

_WHEN = {"construction": _("when the model is loaded"), "saving": _("when the sound is saved")}


@check(
    "PKG002",
    Severity.ERROR,
    title=_("{name} is not installed: it is needed {when}, after all imports have passed"),
    why=_("""Every import passes, so the service seems well; it fails minutes later, with the model half loaded or the
        whole synthesis done."""),
    how=_("No metadata of that name lies on sys.path of the examined interpreter, and no importable code either."),
    advice=_("{cure}"),
    explains=("PKG005", "SMK"),
    source="the profile's list of packages; reproduced: IndexTTS2 without descript-audiotools fails at construction only",
)
def package_needed_later_is_missing(packages: Packages, profile: Profile, target: Target) -> Found[Absent]:
    missing = [pin for pin in absent(packages, profile) if pin.required and pin.needed_at in _WHEN]
    cure = needed(target, packages, missing)
    for pin in missing:
        yield Absent(
            name=pin.name,
            tested=pin.tested,
            reason=pin.reason or "",
            when=_WHEN[pin.needed_at],
            cure=cure,
            about=frozenset({pin.name}),
        )
