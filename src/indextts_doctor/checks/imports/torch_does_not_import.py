"""IMP006: torch does not import."""

from collections.abc import Iterator

from indextts_doctor.checks import Evidence, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.facts import Imports, Packages, Profile, Target


@check(
    "IMP006",
    Severity.ERROR,
    title=_("{module} does not import: {what}"),
    why=_(
        "torch is by far the largest package: a full disk or an interrupted download leaves a "
        "part of it, and a library that was cut off crashes the process without a message. "
        '"libgomp … cannot allocate memory in static TLS block" depends on the order of imports. '
        "SIGILL means that this processor lacks instructions the wheel was compiled for. Being "
        "killed for lack of memory at import means that the container grants less than torch "
        "alone needs."
    ),
    how=_(
        "The module was imported alone, in a process of its own, with the service's folder first "
        "on sys.path. The exception shown is the first of its chain, not the one that hides it."
    ),
    advice=_("{cure}"),
    explains=("IMP007", "IMP008", "IMP010", "IMP099"),
    source="pytorch issue 22338 (SIGILL); opencv issue 14884 (static TLS)",
)
def torch_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    yield from failures.failures("torch", imports, profile, packages, target)
