"""PY019: an import fails because a file of the service's folder was imported in place of a library."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.python import versions
from indextts_doctor.checks.python.versions import Shadowing
from indextts_doctor.facts import Import, Imports, Packages, Profile, Shadows


@check(
    "PY019",
    Severity.ERROR,
    title=_("{file} is imported in place of {module} and breaks {broken}"),
    why=_("""When app.py is run, Python looks for modules in its folder first. The file there has the name of a module
        that a library needs, and does not have what the library expects in it."""),
    how=_("An import that failed went through this file, or names it in its message."),
    advice=_("Rename {file}."),
    explains=("IMP", "PY016"),
    source="reproduced: glob.py in the service's folder under torch 2.13",
)
def shadow_breaks_imports(shadows: Shadows, imports: Imports, packages: Packages, profile: Profile) -> Found[Shadowing]:
    for shadow in shadows.found:
        if versions.is_needed(shadow, profile, packages):
            continue  # an error even without this proof: PY016
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
