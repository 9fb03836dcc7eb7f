"""MOD007: a file of the model is empty."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.model.problems import evidence, of
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import ModelFolder, Profile
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "MOD007",
    Severity.ERROR,
    title=Text(en="{file} is empty", zh="{file} 是空文件（0 字节）"),
    why=Text(
        en='The file was made and never filled: an interrupted download, a full disk. torch ends with a bare "EOFError", '
        'sentencepiece says "unk is not defined.", and the check of IndexTTS2 itself lets it pass.',
        zh="文件建了却没写入内容，多半是下载中断或磁盘写满。torch 只抛一个不带说明的 EOFError，"
        "sentencepiece 报 unk is not defined.，而 IndexTTS2 自带的 check 会放行。",
    ),
    how=Text(en="Its size is 0.", zh="文件大小为 0。"),
    advice=Text(en="{again}", zh="{again}"),
    explains=("SMK",),
    source="reproduced with torch 2.13.0; indextts/cli_v2.py tests existence only",
)
def model_file_is_empty(model: ModelFolder, profile: Profile) -> Iterator[Evidence]:
    for file in of(model, "empty"):
        yield evidence(model, profile, file)
