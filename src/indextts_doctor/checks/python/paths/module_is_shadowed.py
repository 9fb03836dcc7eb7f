"""PY016: a file in the service's folder hides an installed or a standard module."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.python import versions
from indextts_doctor.checks.python.versions import Shadowing
from indextts_doctor.facts import Packages, Profile, Shadow, Shadows


@check(
    "PY016",
    Severity.ERROR,
    title=_("{file} hides the module {module} ({hides})"),
    summary=_("a file in the service's folder hides a module"),
    why=_("""When app.py runs, Python searches its folder for modules first. A file with the name of a library is imported
        instead of the library, even by the library's own code. The error messages are misleading: "cannot import name
        'fft' from 'scipy' (/srv/tts/scipy.py)" or "'scipy' is not a package"."""),
    how=_("""The names in the service's folder are compared with the installed packages and the standard library. Folders
        without __init__.py hide nothing, and copies of the hidden package itself do not count."""),
    advice=_("Rename {file}."),
    remedy=_("Rename the file."),
    explains=("IMP",),
    source="reproduced with scipy 1.10.1: scipy.py, scipy/__init__.py, scipy.pyc and a compiled scipy in the "
    "service's folder",
)
def module_is_shadowed(shadows: Shadows, profile: Profile, packages: Packages) -> Found[Shadowing]:
    relevant = [one for one in shadows.found if one.hides or one.module in versions.IMPORTED_BY_ALL]
    found = [_evidence(shadow, profile, packages) for shadow in relevant]
    yield from sorted(found, key=lambda evidence: -(evidence.severity or Severity.NOTE))


def _evidence(shadow: Shadow, profile: Profile, packages: Packages) -> Shadowing:
    needing = versions.needing(shadow, packages)
    hides = shadow.hides or "Python"
    return Shadowing(
        file=shadow.file,
        module=shadow.module,
        hides=hides,
        hidden=shadow.hidden,
        about=frozenset({shadow.module.lower(), *needing}),
        severity=Severity.ERROR if versions.is_needed(shadow, profile, packages) else Severity.WARNING,
    )
