"""MOD007: a file of the model is empty."""

from collections.abc import Iterator

from indextts_doctor.checks import Severity, _, check
from indextts_doctor.checks.model.problems import Faulty, evidence, of
from indextts_doctor.facts import ModelFolder, Profile


@check(
    "MOD007",
    Severity.ERROR,
    title=_("{file} is empty"),
    why=_(
        "The file was made and never filled: an interrupted download, a full disk. torch ends "
        'with a bare "EOFError", sentencepiece says "unk is not defined.", and the check of '
        "IndexTTS2 itself lets it pass."
    ),
    how=_("Its size is 0."),
    advice=_("{again}"),
    explains=("SMK",),
    source="reproduced with torch 2.13.0; indextts/cli_v2.py tests existence only",
)
def model_file_is_empty(model: ModelFolder, profile: Profile) -> Iterator[Faulty]:
    for file in of(model, "empty"):
        yield evidence(model, profile, file)
