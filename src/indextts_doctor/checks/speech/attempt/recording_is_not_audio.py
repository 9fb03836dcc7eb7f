"""SMK011: what was written as a recording is no audio."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK011",
    Severity.ERROR,
    title=Text(
        en="{engine} left something that is no audio: {detail}",
        zh="{engine} 写出的不是音频：{detail}",
    ),
    why=Text(
        en="An error page, a JSON message or raw numbers were saved under the name of a recording. Players refuse it, and the size alone looks fine.",
        zh="错误页面、JSON 消息或裸数据被当作录音保存了。播放器打不开，光看文件大小却看不出来。",
    ),
    how=Text(
        en="The first bytes are those of no audio format.",
        zh="文件开头不是任何音频格式的标识。",
    ),
    advice=Text(
        en="Read it as text: it often says what went wrong. Samples without a header must be saved with one, for instance by soundfile.write.",
        zh="用文本方式打开看看，里面往往写着出错原因。没有文件头的样本要用 soundfile.write 之类写成带头的文件。",
    ),
    explains=("SMK02",),
    source="RIFF WAVE: Microsoft, Multimedia Programming Interface and Data Specifications 1.0; reproduced: tests/speech/sound",
)
def recording_is_not_audio(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        if attempt.outcome == "ok" and attempt.problem == "not-audio":
            facts = {"engine": attempt.engine, "detail": attempt.detail or "?"}
            yield Evidence(facts, about=frozenset({attempt.engine}))
