"""MOD010: a file of the model is not of its kind."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.model.problems import evidence, of, words
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import ModelFolder, Profile
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "MOD010",
    Severity.ERROR,
    title=Text(en="{file} ({kind}) is damaged: {detail}", zh="{file}（{kind}）已损坏：{detail}"),
    why=Text(
        en="The engine reads the same header and fails on it, often with a message about something else: a JSON error, an "
        "unpickling error, INVALID_PROTOBUF.",
        zh="引擎读的是同一个文件头，会在这里失败，而报错往往指向别处：JSON 错误、反序列化错误、INVALID_PROTOBUF 等。",
    ),
    how=Text(
        en="Header, directory or structure of the file, each by the rules of its format; nothing in it is loaded or run.",
        zh="按各自格式的规则检查文件头、目录或结构；不加载、不执行其中任何内容。",
    ),
    advice=Text(en="{again}", zh="{again}"),
    explains=("SMK",),
    source="reproduced with torch 2.13.0, safetensors, onnx, sentencepiece and transformers 4.35.2",
)
def model_file_is_corrupt(model: ModelFolder, profile: Profile) -> Iterator[Evidence]:
    for file in of(model, "corrupt"):
        yield evidence(model, profile, file, kind=file.kind, detail=words(file.detail))
