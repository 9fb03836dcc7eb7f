"""MOD005: a file that the engine needs is not in the model folder."""

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.model.problems import Absent, about, again, of, path
from indextts_doctor.facts import ModelFolder, Profile


@check(
    "MOD005",
    Severity.ERROR,
    title=_("{file} is missing{why}"),
    why=_("""The engine opens the file when it starts and ends without it, or tries to download it and is then stopped
        by the network."""),
    how=_("The profile names the files of this engine and version; an index of sharded weights names its parts."),
    advice=_("{again}"),
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
    """Words for "alternatives: a, b" and "index: name"."""
    kind, _separator, names = detail.partition(": ")
    if kind == "alternatives":
        return _(" (or one of {names})").filled(names=names)
    if kind == "index":
        return _(", a part that {names} names").filled(names=names)
    return Text.verbatim("")
