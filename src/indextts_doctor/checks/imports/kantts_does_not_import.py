"""IMP007: kantts does not import."""

from collections.abc import Iterator

from indextts_doctor.checks import Evidence, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.facts import Imports, Packages, Profile, Target


@check(
    "IMP007",
    Severity.ERROR,
    title=_("{module} does not import: {what}"),
    why=_(
        'kantts turns every ImportError on its way into "Please install kantts.", although '
        "kantts is there: what counts is the first exception of the chain, shown above. The "
        "kantts 0.1.0 of the public package index is an empty placeholder; the real one comes "
        "from KAN-TTS's repository or ModelScope's package list."
    ),
    how=_(
        "The module was imported alone, in a process of its own, with the service's folder first "
        "on sys.path. The exception shown is the first of its chain, not the one that hides it."
    ),
    advice=_("Cure what the message names. {cure}"),
    explains=("IMP099",),
    source="kantts/bin/*.py and kantts/preprocess/*.py of KAN-TTS (eight files); modelscope requirements/audio/audio_tts.txt",
)
def kantts_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    yield from failures.failures("kantts", imports, profile, packages, target)
