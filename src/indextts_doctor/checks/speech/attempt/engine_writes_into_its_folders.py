"""SMK030: the engine wrote files into folders of its own."""

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
    title=_("{engine} wrote {count} files into its own folders, {first} among them"),
    why=_("""Some engines build caches there at their first start, and fail on a read-only installation. The doctor
        redirects what it can; these files stayed."""),
    how=_("The folders were listed before and after."),
    advice=_("""Nothing need be done. For a read-only installation, let the engine start once before it is made
        read-only."""),
    source="index-tts: tagger_cache, hf_cache; KAN-TTS: resource/ beside resource.zip",
)
def engine_writes_into_its_folders(speech: Speech) -> Found[EngineWritesIntoItsFolders]:
    for attempt in speech.attempts:
        if attempt.left:
            yield EngineWritesIntoItsFolders(
                engine=attempt.engine, count=len(attempt.left), first=attempt.left[0], files=attempt.left
            )
