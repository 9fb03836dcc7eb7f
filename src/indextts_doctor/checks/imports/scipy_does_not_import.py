"""IMP002: scipy does not import."""

from collections.abc import Iterator

from indextts_doctor.checks import Evidence, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.facts import Imports, Packages, Profile, Target


@check(
    "IMP002",
    Severity.ERROR,
    title=_("{module} does not import: {what}"),
    why=_(
        "kantts filters sound with scipy. Three causes look alike. With numpy 2, scipy 1.10.1 "
        'says "numpy.core.multiarray failed to import". From scipy 1.13 on, "cannot import name '
        "'kaiser' from 'scipy.signal'\" means that kantts asks for a function that has moved. "
        '"seems to be broken (extension modules cannot be imported)" means missing or foreign '
        "compiled files, or a Python without ctypes."
    ),
    how=_(
        "The module was imported alone, in a process of its own, with the service's folder first "
        "on sys.path. The exception shown is the first of its chain, not the one that hides it."
    ),
    advice=_("{cure}"),
    explains=("IMP003", "IMP007", "IMP008", "IMP010", "IMP099"),
    source="scipy/__init__.py of 1.10.1; kantts/models/pqmf.py; reproduced with scipy 1.10.1, 1.12 and 1.13",
)
def scipy_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    for result in imports.results:
        if result.module.partition(".")[0] == "scipy" and result.module != "scipy.fft":  # that is IMP003's
            yield from failures.failure(result, profile, packages, target)
