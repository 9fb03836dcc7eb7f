"""IMP010: torchaudio does not import."""

from collections.abc import Iterator

from indextts_doctor.checks import Evidence, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.facts import Imports, Packages, Profile, Target


@check(
    "IMP010",
    Severity.ERROR,
    title=_("{module} does not import: {what}"),
    why=_(
        'torchaudio\'s library is compiled against one torch release: "undefined symbol" in '
        "libtorchaudio.so means that the two do not belong together."
    ),
    how=_(
        "The module was imported alone, in a process of its own, with the service's folder first "
        "on sys.path. The exception shown is the first of its chain, not the one that hides it."
    ),
    advice=_(
        "torchaudio must belong to the installed torch (0.13.1 to 1.13.1, 2.8 to 2.8) and be "
        "of the same source. {cure}"
    ),
    explains=("IMP007", "IMP008", "IMP099"),
    source="pytorch/audio issue 3335",
)
def torchaudio_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    yield from failures.failures("torchaudio", imports, profile, packages, target)
