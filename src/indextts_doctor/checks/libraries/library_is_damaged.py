"""LIB012: a compiled file is damaged."""

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.checks.packages.commands import reinstall
from indextts_doctor.facts import Libraries, Packages, SharedObject, Target

# Damage that always crashes the process or fails the import. A text file with the name of a library may be intended.
_WORDS = {
    "truncated": _("is truncated: {size:,} of {needs_size:,} bytes"),
    "corrupt": _("has an invalid header"),
    "empty": _("is empty"),
}


class LibraryIsDamaged(Evidence, frozen=True):
    file: str
    problem: str
    size: int
    needs_size: int
    damage: Text
    fix: Text


@check(
    "LIB012",
    Severity.ERROR,
    title=_("{file} {damage}"),
    summary=_("a compiled file is damaged"),
    why=_("""An interrupted installation, a full disk or a failed copy left a compiled file incomplete. Loading a
        truncated file kills the process with SIGBUS and without a message. pip check does not detect it."""),
    how=_("The length given in the program headers of each compiled file is compared with the size of the file."),
    advice=_("{fix}"),
    remedy=_("Reinstall the same version of the package that contains the file."),
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
        fix=_fix(one, packages, target),
        about=frozenset({one.package}),
    )


def _fix(one: SharedObject, packages: Packages, target: Target) -> Text:
    package = packages.find(one.package)
    if package is None:
        return _("Reinstall {package}.").filled(package=one.package)
    command = reinstall(target, packages, package)
    return _("Reinstall the same version: `{command}`").filled(command=command)
