"""SMK031: the engine dropped parts of the text."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.facts import Speech


class TextWasNotSpokenWhole(OfEngine, frozen=True):
    count: int
    symbols: tuple[str, ...]


@check(
    "SMK031",
    Severity.WARNING,
    title=_("{engine} does not know {count} symbols of the text and leaves them out: {symbols}"),
    why=_("The recording is shorter than the text, and sounds well: a fault that only a listener notices."),
    how=_("The engine's own table of symbols was compared with the text."),
    advice=_("Use a text, or phones, of the language that the voice was made for."),
    explains=("SMK020",),
    source="KAN-TTS drops unknown phones silently; Piper's phoneme_id_map",
)
def text_was_not_spoken_whole(speech: Speech) -> Found[TextWasNotSpokenWhole]:
    for attempt in speech.attempts:
        unknown = attempt.told.unknown_symbols
        if unknown:
            yield TextWasNotSpokenWhole(engine=attempt.engine, count=len(unknown), symbols=unknown[:10])
