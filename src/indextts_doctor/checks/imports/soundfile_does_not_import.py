"""IMP004: soundfile does not import."""

from collections.abc import Iterator

from indextts_doctor.checks import Evidence, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.facts import Imports, Packages, Profile, Target


@check(
    "IMP004",
    Severity.ERROR,
    title=_("{module} does not import: {what}"),
    why=_(
        'soundfile is a wrapper of the C library libsndfile. "sndfile library not found" and '
        "\"cannot load library 'libsndfile.so'\" mean that neither its wheel nor the system "
        "brings it; \"No module named '_cffi_backend'\" that cffi belongs to another Python; "
        "\"No module named '_ctypes'\" that Python was built without libffi."
    ),
    how=_(
        "The module was imported alone, in a process of its own, with the service's folder first "
        "on sys.path. The exception shown is the first of its chain, not the one that hides it."
    ),
    advice=_("{cure}"),
    explains=("IMP007", "IMP008", "IMP010", "IMP099"),
    source="soundfile.py of 0.12.1 and 0.14.0; python-soundfile issues 258 and 352; reproduced without _ctypes",
)
def soundfile_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    yield from failures.failures("soundfile", imports, profile, packages, target)
