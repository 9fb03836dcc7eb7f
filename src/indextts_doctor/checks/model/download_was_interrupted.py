"""MOD012: an interrupted download left its traces in the model folder."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.model.problems import path
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import ModelFolder
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.sizes import size
from indextts_doctor.i18n.text import Text

_LARGE = 100 * 2**20  # bytes: worth a note even when all files are whole


@check(
    "MOD012",
    Severity.WARNING,
    title=Text(
        en="a download was interrupted: {file} is left ({size})", zh="有下载中途停止：留下了 {file}（{size}）"
    ),
    why=Text(
        en="The tool keeps what it has under another name and puts it in place at the end. The file of the right name is "
        "missing, old, or, with aria2, of full length with holes in it.",
        zh="下载工具先用别的名字保存，完成后才改成正式文件名。因此正式文件可能缺失、是旧的；"
        "若用 aria2，则长度已满但中间有空洞。",
    ),
    how=Text(
        en="Files that end in .incomplete, .aria2, .part, .partial or .crdownload. When no file of the model has a problem "
        "they are only space: a note from 100 MiB on.",
        zh="查找以 .incomplete、.aria2、.part、.partial、.crdownload 结尾的文件。"
        "若模型文件都没有问题，它们只是占空间：达到 100 MiB 才提示。",
    ),
    advice=Text(
        en="Start the same download again: it goes on where it stopped. When the model is complete, the "
        "leftovers can go.",
        zh="重新执行同一条下载命令即可续传。模型齐全之后，这些残留文件可以删除。",
    ),
    source="huggingface_hub, file_download.py (.incomplete); manual of aria2 (control file)",
)
def download_was_interrupted(model: ModelFolder) -> Iterator[Evidence]:
    whole = {file.path for file in model.files if file.problem is None}
    harmed = any(file.problem in ("missing", "truncated", "zero-filled", "empty") for file in model.files)
    held = [name for name in model.incomplete if name.endswith(".aria2") and name[: -len(".aria2")] in whole]
    severity = Severity.WARNING if harmed or held else Severity.NOTE
    if model.incomplete and (severity is Severity.WARNING or model.incomplete_bytes >= _LARGE):
        facts = {
            "file": path(model, (held or list(model.incomplete))[0]),
            "all": list(model.incomplete),
            "size": size(model.incomplete_bytes),
            "bytes": model.incomplete_bytes,
        }
        yield Evidence(facts, about=frozenset({"model", model.path.lower()}), severity=severity)
