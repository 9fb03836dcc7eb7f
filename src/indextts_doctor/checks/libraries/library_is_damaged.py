"""LIB012: a compiled file is no library any more."""

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.checks.packages.commands import reinstall
from indextts_doctor.facts import Libraries, Packages, SharedObject, Target

# Ways to be damaged that kill the process or the import for certain; a text file of that name may be meant.
_WORDS = {
    "truncated": _("is cut off: {size:,} bytes, its own header speaks of {needs_size:,}"),
    "corrupt": _("has a header that does not parse"),
    "empty": _("is empty"),
}


class LibraryIsDamaged(Evidence, frozen=True):
    file: str
    problem: str
    size: int
    needs_size: int
    damage: Text
    cure: Text


@check(
    "LIB012",
    Severity.ERROR,
    title=_("{file} {damage}"),
    why=_("""An interrupted installation, a full disk or a broken copy left part of a compiled file. Loading a truncated
        one kills the process with SIGBUS and without a word; pip check sees nothing."""),
    how=_("The length that the file's own program headers speak of is compared with its size."),
    advice=_("{cure}"),
    explains=("IMP",),
    source="reproduced with scipy 1.10.1: a half .so kills the process with SIGBUS",
)
def library_is_damaged(libraries: Libraries, packages: Packages, target: Target) -> Found[LibraryIsDamaged]:
    for one in sorted(libraries.objects, key=lambda one: one.problem != "truncated"):
        if one.problem in _WORDS:
            yield _evidence(one, packages, target)


def _evidence(one: SharedObject, packages: Packages, target: Target) -> LibraryIsDamaged:
    return LibraryIsDamaged(
        file=one.path,
        problem=one.problem,
        size=one.size,
        needs_size=one.needs_size,
        damage=_WORDS[one.problem].filled(size=one.size, needs_size=one.needs_size),
        cure=_cure(one, packages, target),
        about=frozenset({one.package}),
    )


def _cure(one: SharedObject, packages: Packages, target: Target) -> Text:
    package = packages.find(one.package)
    if package is None:
        return _("Install {package} again.").filled(package=one.package)
    command = reinstall(target, packages, package)
    return _("Install the same version again: `{command}`").filled(command=command)
