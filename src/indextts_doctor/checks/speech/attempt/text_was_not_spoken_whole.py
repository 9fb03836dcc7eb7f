"""SMK031: the engine dropped parts of the text."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK031",
    Severity.WARNING,
    title=Text(
        en="{engine} does not know {count} symbols of the text and leaves them out: {symbols}",
        zh="{engine} 不认识文本中的 {count} 个符号，会略过：{symbols}",
    ),
    why=Text(
        en="The recording is shorter than the text, and sounds well: a fault that only a listener notices.",
        zh="录音比文本短，听上去却正常，只有人听才会发现。",
    ),
    how=Text(
        en="The engine's own table of symbols was compared with the text.",
        zh="把文本与引擎自己的符号表比较。",
    ),
    advice=Text(
        en="Use a text, or phones, of the language that the voice was made for.",
        zh="使用该音色所属语言的文本或音素。",
    ),
    explains=("SMK020",),
    source="KAN-TTS drops unknown phones silently; Piper's phoneme_id_map",
)
def text_was_not_spoken_whole(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        unknown = attempt.told.unknown_symbols
        if unknown:
            facts = {"engine": attempt.engine, "count": len(unknown), "symbols": unknown[:10]}
            yield Evidence(facts, about=frozenset({attempt.engine}))
