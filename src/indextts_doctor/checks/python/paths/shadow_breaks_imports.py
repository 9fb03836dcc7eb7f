"""PY019: an import fails because a file in the service's folder is imported instead of a library."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.python import versions
from indextts_doctor.checks.python.versions import Shadowing
from indextts_doctor.facts import Import, Imports, Packages, Profile, Shadows


@check(
    "PY019",
    Severity.ERROR,
    title=_("{file} is imported instead of {module} and breaks {broken}"),
    summary=_("a file is imported instead of a module, and an import fails"),
    why=_("""When app.py runs, Python searches its folder for modules first. The file has the name of a module that a
        library needs, but not the content that the library expects."""),
    how=_("The stack or the message of a failed import contains the file."),
    advice=_("Rename {file}."),
    remedy=_("Rename the file."),
    explains=("IMP", "PY016"),
    source="reproduced: glob.py in the service's folder under torch 2.13",
)
def shadow_breaks_imports(shadows: Shadows, imports: Imports, packages: Packages, profile: Profile) -> Found[Shadowing]:
    for shadow in shadows.found:
        if versions.is_needed(shadow, profile, packages):
            continue  # an error even without a failed import: PY016
        broken = [result.module for result in imports.results if not result.ok and _met(result, shadow.file)]
        if broken:
            yield Shadowing(
                file=shadow.file,
                module=shadow.module,
                broken=broken,
                hides=shadow.hides or "Python",
                about=frozenset({shadow.module.lower(), *map(str.lower, broken)}),
            )


def _met(result: Import, file: str) -> bool:
    places = [*result.stack, *(f"{link.file or ''} {link.message}" for link in result.chain)]
    return any(file in place for place in places)
