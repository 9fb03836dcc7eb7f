"""MOD012: an interrupted download left its traces in the model folder."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.model.problems import path
from indextts_doctor.facts import ModelFolder
from indextts_doctor.i18n.sizes import size

_LARGE = 100 * 2**20  # bytes: worth a note even when all files are whole


class DownloadWasInterrupted(Evidence, frozen=True):
    file: str
    all: list[str]
    size: str
    bytes: int


@check(
    "MOD012",
    Severity.WARNING,
    title=_("a download was interrupted: {file} is left ({size})"),
    why=_("""The tool keeps what it has under another name and puts it in place at the end. The file of the right name
        is missing, old, or, with aria2, of full length with holes in it."""),
    how=_("""Files that end in .incomplete, .aria2, .part, .partial or .crdownload. When no file of the model has a
        problem they are only space: a note from 100 MiB on."""),
    advice=_("""Start the same download again: it goes on where it stopped. When the model is complete, the leftovers
        can go."""),
    source="huggingface_hub, file_download.py (.incomplete); manual of aria2 (control file)",
)
def download_was_interrupted(model: ModelFolder) -> Found[DownloadWasInterrupted]:
    whole = {file.path for file in model.files if file.problem is None}
    harmed = any(file.problem in ("missing", "truncated", "zero-filled", "empty") for file in model.files)
    held = [name for name in model.incomplete if name.endswith(".aria2") and name[: -len(".aria2")] in whole]
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
