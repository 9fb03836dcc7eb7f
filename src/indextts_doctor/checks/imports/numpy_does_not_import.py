"""IMP001: numpy does not import."""

from collections.abc import Iterator

from indextts_doctor.checks import Evidence, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.facts import Imports, Packages, Profile, Target


@check(
    "IMP001",
    Severity.ERROR,
    title=_("{module} does not import: {what}"),
    why=_(
        'Everything else here computes with numpy. Its message "Importing the numpy C-extensions '
        'failed" names several causes; the usual ones are compiled files for another Python '
        "version, and a folder named numpy beside the service."
    ),
    how=_(
        "The module was imported alone, in a process of its own, with the service's folder first "
        "on sys.path. The exception shown is the first of its chain, not the one that hides it."
    ),
    advice=_("{cure}"),
    explains=("IMP",),
    source="numpy/core/__init__.py of 1.24.3; reproduced: extension modules of another Python version",
)
def numpy_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    yield from failures.failures("numpy", imports, profile, packages, target)
