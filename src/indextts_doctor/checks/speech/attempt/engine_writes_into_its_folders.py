"""SMK030: the engine wrote files into folders of its own."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK030",
    Severity.NOTE,
    title=Text(
        en="{engine} wrote {count} files into its own folders, {first} among them",
        zh="{engine} 在自己的目录里写了 {count} 个文件，如 {first}",
    ),
    why=Text(
        en="Some engines build caches there at their first start, and fail on a read-only installation. The doctor redirects what it can; these files stayed.",
        zh="有些引擎首次启动时会在那里建缓存，装在只读位置就会失败。本工具能转移的都已转移，这些文件留了下来。",
    ),
    how=Text(
        en="The folders were listed before and after.",
        zh="在合成前后各列出一次目录。",
    ),
    advice=Text(
        en="Nothing need be done. For a read-only installation, let the engine start once before it is made read-only.",
        zh="无需处理。若要装在只读位置，请先让引擎启动一次。",
    ),
    source="index-tts: tagger_cache, hf_cache; KAN-TTS: resource/ beside resource.zip",
)
def engine_writes_into_its_folders(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        if attempt.left:
            facts = {
                "engine": attempt.engine,
                "count": len(attempt.left),
                "first": attempt.left[0],
                "files": attempt.left,
            }
            yield Evidence(facts, about=frozenset({attempt.engine}))
