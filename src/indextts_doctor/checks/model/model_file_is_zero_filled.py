"""MOD009: a file of the model has its full length and zeros in place of its contents."""

from collections.abc import Iterator

from indextts_doctor.checks import Severity, _, check
from indextts_doctor.checks.model.problems import Faulty, evidence, of, words
from indextts_doctor.facts import ModelFolder, Profile


@check(
    "MOD009",
    Severity.ERROR,
    title=_("{file} ({size}) holds zeros instead of weights: {detail}"),
    why=_(
        "Download tools reserve the full length first and fill it later. When they are "
        "interrupted, or the disk loses power, zeros stay. The size is right and the header may "
        "be, so the engine loads the file, and what it then speaks is worthless."
    ),
    how=_(
        "64 samples of the file, or with --deep all of it; the zeros of an archive must also "
        "fail their checksum. Trained weights have no such stretches."
    ),
    advice=_("{again}"),
    explains=("SMK",),
    source="reproduced: a safetensors file with a zero tail passes the header check of safetensors",
)
def model_file_is_zero_filled(model: ModelFolder, profile: Profile) -> Iterator[Faulty]:
    for file in of(model, "zero-filled"):
        yield evidence(model, profile, file, detail=words(file.detail))
