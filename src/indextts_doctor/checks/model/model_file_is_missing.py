"""MOD005: a file that the engine needs is missing from the model folder."""

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.model.problems import Absent, about, again, of, path
from indextts_doctor.facts import ModelFolder, Profile


@check(
    "MOD005",
    Severity.ERROR,
    title=_("{file} is missing{why}"),
    summary=_("a model file is missing"),
    why=_("""The engine opens the file when it starts. Without it, the engine stops, or tries to download it and fails
        with a network error."""),
    how=_("""The files in the model folder are compared with the list in the profile of the engine and version, and with
        the index of sharded weights."""),
    advice=_("{again}"),
    remedy=_("Download the file from the repository of the model, or copy it from the source of the model."),
    explains=("SMK",),
    source="checkpoint names in indextts/infer_v2.py and infer_v2_5.py; from_pretrained of transformers 4.35.2",
)
def model_file_is_missing(model: ModelFolder, profile: Profile) -> Found[Absent]:
    files = list(of(model, "missing"))
    for file in files:
        yield Absent(
            file=path(model, file.path),
            why=_why(file.detail),
            detail=file.detail,
            again=again(model, profile, *(one.path for one in files)),
            about=about(model, file.path),
        )


def _why(detail: str) -> Text:
    """Words for the details "alternatives: a, b" and "index: name"."""
    kind, _separator, names = detail.partition(": ")
    if kind == "alternatives":
        return _(" (or one of {names})").filled(names=names)
    if kind == "index":
        return _(", a shard listed in {names}").filled(names=names)
    return Text.verbatim("")
