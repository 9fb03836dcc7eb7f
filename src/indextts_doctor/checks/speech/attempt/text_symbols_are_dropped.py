"""SMK031: the engine dropped symbols of the text."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.facts import Speech


class TextSymbolsAreDropped(OfEngine, frozen=True):
    count: int
    symbols: tuple[str, ...]


@check(
    "SMK031",
    Severity.WARNING,
    title=_("{engine} drops unknown symbols of the text: {symbols} ({count} in total)"),
    summary=_("a speech engine drops unknown symbols of the text"),
    why=_("The recording is shorter than the text but sounds normal. Only a listener notices the missing part."),
    how=_("The text is compared with the symbol table of the engine."),
    advice=_("Use text or phones of the language that the voice was trained for."),
    explains=("SMK020",),
    source="KAN-TTS drops unknown phones silently; Piper's phoneme_id_map",
)
def text_symbols_are_dropped(speech: Speech) -> Found[TextSymbolsAreDropped]:
    for attempt in speech.attempts:
        unknown = attempt.told.unknown_symbols
        if unknown:
            yield TextSymbolsAreDropped(engine=attempt.engine, count=len(unknown), symbols=unknown[:10])
