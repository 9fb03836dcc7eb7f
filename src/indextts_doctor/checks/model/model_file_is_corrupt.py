"""MOD010: a file of the model is not of its kind."""

from collections.abc import Iterator

from indextts_doctor.checks import Severity, _, check
from indextts_doctor.checks.model.problems import Faulty, evidence, of, words
from indextts_doctor.facts import ModelFolder, Profile


@check(
    "MOD010",
    Severity.ERROR,
    title=_("{file} ({kind}) is damaged: {detail}"),
    why=_(
        "The engine reads the same header and fails on it, often with a message about something "
        "else: a JSON error, an unpickling error, INVALID_PROTOBUF."
    ),
    how=_(
        "Header, directory or structure of the file, each by the rules of its format; nothing in "
        "it is loaded or run."
    ),
    advice=_("{again}"),
    explains=("SMK",),
    source="reproduced with torch 2.13.0, safetensors, onnx, sentencepiece and transformers 4.35.2",
)
def model_file_is_corrupt(model: ModelFolder, profile: Profile) -> Iterator[Faulty]:
    for file in of(model, "corrupt"):
        yield evidence(model, profile, file, kind=file.kind, detail=words(file.detail))
