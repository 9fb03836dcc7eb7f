"""MOD005: a file that the engine needs is not in the model folder."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.model.problems import about, again, of, path
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import ModelFolder, Profile
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "MOD005",
    Severity.ERROR,
    title=Text(en="{file} is missing{why}", zh="缺少 {file}{why}"),
    why=Text(
        en="The engine opens the file when it starts and ends without it, or tries to download it and is then stopped by the "
        "network.",
        zh="引擎启动时要打开该文件，缺了就会退出；或者转而联网下载，最后报的却是网络错误。",
    ),
    how=Text(
        en="The profile names the files of this engine and version; an index of sharded weights names its parts.",
        zh="配置列出了该引擎和版本所需的文件；分片权重的索引文件列出了各个分片。",
    ),
    advice=Text(en="{again}", zh="{again}"),
    explains=("SMK",),
    source="checkpoint names in indextts/infer_v2.py and infer_v2_5.py; from_pretrained of transformers 4.35.2",
)
def model_file_is_missing(model: ModelFolder, profile: Profile) -> Iterator[Evidence]:
    files = list(of(model, "missing"))
    for file in files:
        facts = {
            "file": path(model, file.path),
            "why": _why(file.detail),
            "detail": file.detail,
            "again": again(model, profile, *(one.path for one in files)),
        }
        yield Evidence(facts, about=about(model, file.path))


def _why(detail: str) -> Text:
    """Words for "alternatives: a, b" and "index: name"."""
    kind, _, names = detail.partition(": ")
    if kind == "alternatives":
        return Text(en=f" (or one of {names})", zh=f"（或 {names} 之一）")
    if kind == "index":
        return Text(en=f", a part that {names} names", zh=f"（{names} 中列出的分片）")
    return Text(en="", zh="")
