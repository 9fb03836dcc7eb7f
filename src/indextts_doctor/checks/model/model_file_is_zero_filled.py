"""MOD009: a file of the model has its full length and zeros in place of its contents."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.model.problems import evidence, of, words
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import ModelFolder, Profile
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "MOD009",
    Severity.ERROR,
    title=Text(
        en="{file} ({size}) holds zeros instead of weights: {detail}",
        zh="{file}（{size}）里有大片全零，不是权重：{detail}",
    ),
    why=Text(
        en="Download tools reserve the full length first and fill it later. When they are interrupted, or the "
        "disk loses power, zeros stay. The size is right and the header may be, so the engine loads the "
        "file, and what it then speaks is worthless.",
        zh="下载工具会先占满长度再逐段填充，中途被打断或断电就会留下全零的部分。大小正确，文件头也可能完好，引擎"
        "照样能加载，合成结果却不可用。",
    ),
    how=Text(
        en="64 samples of the file, or with --deep all of it; the zeros of an archive must also fail their checksum. Trained "
        "weights have no such stretches.",
        zh="对文件取 64 处采样（--deep 时读取全文）；若是压缩包形式，还要校验和不符才算。训练好的权重不会有这样大片的零。",
    ),
    advice=Text(en="{again}", zh="{again}"),
    explains=("SMK",),
    source="reproduced: a safetensors file with a zero tail passes the header check of safetensors",
)
def model_file_is_zero_filled(model: ModelFolder, profile: Profile) -> Iterator[Evidence]:
    for file in of(model, "zero-filled"):
        yield evidence(model, profile, file, detail=words(file.detail))
