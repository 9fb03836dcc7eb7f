"""IMP003: scipy.fft does not import."""

from collections.abc import Iterator

from indextts_doctor.checks import Evidence, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.facts import Imports, Packages, Profile, Target


@check(
    "IMP003",
    Severity.ERROR,
    title=_("{module} does not import: {what}"),
    why=_(
        "Messages that look alike have different causes. \"cannot import name 'fft' from 'scipy' "
        '(/…/scipy.py)": a file of yours hides scipy; rename that file. "(unknown location)": '
        'scipy is half removed. "No module named \'scipy.fft\'": its folder is missing. "cannot '
        "import name 'pypocketfft' from partially initialized module (most likely due to a "
        'circular import)": no circle at all, the compiled file is missing or belongs to another '
        "Python. A crash without a word (SIGBUS): a compiled file was cut off. Note that scipy "
        "alone imports in most of these cases."
    ),
    how=_(
        "The module was imported alone, in a process of its own, with the service's folder first "
        "on sys.path. The exception shown is the first of its chain, not the one that hides it."
    ),
    advice=_("{cure}"),
    explains=("IMP007", "IMP008", "IMP010", "IMP099"),
    source="reproduced with scipy 1.10.1: a shadowing file, a half-removed folder, missing, foreign and cut "
    "extension modules",
)
def scipy_fft_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    for result in imports.results:
        if result.module == "scipy.fft":
            yield from failures.failure(result, profile, packages, target)
