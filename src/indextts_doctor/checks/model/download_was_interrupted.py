"""MOD012: an interrupted download left partial files in the model folder."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.model.problems import path
from indextts_doctor.facts import ModelFolder
from indextts_doctor.i18n.sizes import size

_LARGE = 100 * 2**20  # bytes from which on leftovers are a note even when all files are intact


class DownloadWasInterrupted(Evidence, frozen=True):
    file: str
    all: list[str]
    size: str
    bytes: int


@check(
    "MOD012",
    Severity.WARNING,
    title=_("{file} is left from an interrupted download: {size} in total"),
    summary=_("an interrupted download left partial files"),
    why=_("""Download tools save a file under another name and rename it at the end. The final file is therefore missing
        or old, or, with aria2, it has its full length but contains gaps."""),
    how=_("""The model folder is searched for files that end in .incomplete, .aria2, .part, .partial or .crdownload. If
        no file of the model has a problem, they only use disk space, which is a note from 100 MiB on."""),
    advice=_("""Start the same download again; it resumes. When the model is complete, the leftover files can be
        deleted."""),
    source="huggingface_hub, file_download.py (.incomplete); manual of aria2 (control file)",
)
def download_was_interrupted(model: ModelFolder) -> Found[DownloadWasInterrupted]:
    intact = {file.path for file in model.files if file.problem is None}
    harmed = any(file.problem in ("missing", "truncated", "zero-filled", "empty") for file in model.files)
    held = [name for name in model.incomplete if name.endswith(".aria2") and name[: -len(".aria2")] in intact]
    severity = Severity.WARNING if harmed or held else Severity.NOTE
    if model.incomplete and (severity is Severity.WARNING or model.incomplete_bytes >= _LARGE):
        yield DownloadWasInterrupted(
            file=path(model, (held or list(model.incomplete))[0]),
            all=list(model.incomplete),
            size=size(model.incomplete_bytes),
            bytes=model.incomplete_bytes,
            about=frozenset({"model", model.path.lower()}),
            severity=severity,
        )
