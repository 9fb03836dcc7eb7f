"""SMK003: the synthesis did not end within its time limit."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.checks.speech.attempt import failures
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK003",
    Severity.ERROR,
    title=Text(
        en="{engine} hangs while {stage}: given up after {seconds} s{at}",
        zh="{engine} 在{stage}时卡住：{seconds} 秒后放弃{at}",
    ),
    why=Text(
        en="It may wait for something that never comes (a lock, a download, a service), run in circles, or be merely very slow: too many threads on a small quota make a CPU synthesis tens of times slower.",
        zh="可能在等一件不会发生的事（锁、下载、服务），或在死循环，也可能只是极慢：配额很小而线程很多时，CPU 合成会慢几十倍。",
    ),
    how=Text(
        en="The process was still at work at the time limit; faulthandler then wrote the line where it was.",
        zh="到时限时进程仍在运行，随后由 faulthandler 写出它所在的行。",
    ),
    advice=Text(
        en="Look at the line named above. Where it is only slow, raise speech_seconds under [thresholds] in indextts-doctor.toml and see HOST009; where it downloads, place the files beforehand.",
        zh="看上面给出的那一行。若只是慢，可在 indextts-doctor.toml 的 [thresholds] 中调大 speech_seconds，并参阅 HOST009；若在下载，请事先放好文件。",
    ),
    explains=("SMK",),
    source="reproduced: tests/speech; KAN-TTS text_to_wav loops for ever over stray WAV files",
)
def synthesis_hung(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        if attempt.outcome != "time" or attempt.told.answer is not None:
            continue
        facts = {
            "engine": attempt.engine,
            "stage": failures.stage(attempt),
            "seconds": round(attempt.seconds),
            "at": failures.at(attempt),
            "stack": failures.frames(attempt),
        }
        yield Evidence(facts, about=failures.subjects(attempt))
