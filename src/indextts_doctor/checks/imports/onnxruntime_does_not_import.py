"""IMP005: onnxruntime does not import."""

from collections.abc import Iterator

from indextts_doctor.checks import Evidence, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.facts import Imports, Packages, Profile, Target


@check(
    "IMP005",
    Severity.ERROR,
    title=_("{module} does not import: {what}"),
    why=_(
        'Up to 1.18 onnxruntime is compiled for numpy 1: with numpy 2 it says "_ARRAY_API not '
        'found" or "SystemError: <built-in function __import__> returned a result with an '
        'exception set", and up to 1.18.0 no metadata forbids the pair. "cannot enable '
        'executable stack" comes with 1.15.1 on glibc 2.41 and later.'
    ),
    how=_(
        "The module was imported alone, in a process of its own, with the service's folder first "
        "on sys.path. The exception shown is the first of its chain, not the one that hides it."
    ),
    advice=_("{cure}"),
    explains=("IMP007", "IMP008", "IMP099"),
    source="reproduced: onnxruntime 1.15.1 with numpy 2; onnxruntime issues 21063 and 24911",
)
def onnxruntime_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    yield from failures.failures("onnxruntime", imports, profile, packages, target)
