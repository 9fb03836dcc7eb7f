"""SMK010: the synthesis ended well and left no recording."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Optional

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.facts.speech import Attempt
from indextts_doctor.i18n.text import Text

NOTHING = Text(en="returned nothing", zh="什么也没有返回")
NO_FILE = Text(en="wrote no file", zh="没有写出文件")
EMPTY = Text(en="left an empty recording", zh="写出的录音是空的")


@check(
    "SMK010",
    Severity.ERROR,
    title=Text(
        en="{engine} ended without an error and {what}",
        zh="{engine} 没有报错就结束了，但{what}",
    ),
    why=Text(
        en="Engines swallow exceptions: index-tts catches the IndexError of a text that is too long for its position "
        "table and returns None. A service built on it then answers with nothing, or with an error of its own.",
        zh="有的引擎会吞掉异常：index-tts 在文本超出位置编码表时捕获 IndexError，然后返回 None。基于它的服务就会返回空内容，或报出另一个错误。",
    ),
    how=Text(
        en="The script came to its end; there is no file where the recording should be, or no samples in it.",
        zh="脚本正常结束，但应有录音的位置没有文件，或文件里没有样本。",
    ),
    advice=Text(
        en="Look at what the engine printed: {said}",
        zh="看引擎打印了什么：{said}",
    ),
    explains=("SMK012", "SMK013", "SMK014", "SMK018", "SMK02"),
    source="infer_v2.py of index-tts ee40fa7: an IndexError is caught and None returned; reproduced: tests/speech/engines",
)
def recording_is_missing(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        what = _what(attempt)
        if attempt.outcome != "ok" or what is None:
            continue
        facts = {
            "engine": attempt.engine,
            "what": what,
            "detail": attempt.detail,
            "made": attempt.made.seconds if attempt.made else 0.0,  # seconds that were there before saving
            "said": " ".join(attempt.stderr[-300:].split()) or "-",
        }
        yield Evidence(facts, about=frozenset({attempt.engine}))


def _what(attempt: Attempt) -> Optional[Text]:
    if attempt.told.returned_nothing:
        return NOTHING
    return {"missing": NO_FILE, "empty": EMPTY}.get(attempt.problem or "")
