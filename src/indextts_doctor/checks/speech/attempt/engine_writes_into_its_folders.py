"""SMK030: the engine wrote files into its own folders."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.facts import Speech


class EngineWritesIntoItsFolders(OfEngine, frozen=True):
    count: int
    first: str
    files: tuple[str, ...]


@check(
    "SMK030",
    Severity.NOTE,
    title=_("{engine} wrote files into its own folders: {first} ({count} in total)"),
    summary=_("a speech engine wrote files into its own folders"),
    why=_("""Some engines build caches in their own folders at the first start, and fail on a read-only installation.
        The doctor redirects such writes where it can; these files were written all the same."""),
    how=_("The folders of the engine are listed before and after the speech test."),
    advice=_("""No action is needed. For a read-only installation, start the engine once before the folders become
        read-only."""),
    source="index-tts: tagger_cache, hf_cache; KAN-TTS: resource/ beside resource.zip",
)
def engine_writes_into_its_folders(speech: Speech) -> Found[EngineWritesIntoItsFolders]:
    for attempt in speech.attempts:
        if attempt.left:
            yield EngineWritesIntoItsFolders(
                engine=attempt.engine, count=len(attempt.left), first=attempt.left[0], files=attempt.left
            )
