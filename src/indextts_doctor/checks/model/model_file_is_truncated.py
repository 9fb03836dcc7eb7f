"""MOD008: a file of the model ends too early."""

from collections.abc import Iterator

from indextts_doctor.checks import Severity, Text, _, check
from indextts_doctor.checks.model.problems import Faulty, evidence, of, words
from indextts_doctor.facts import ModelFolder, Profile


@check(
    "MOD008",
    Severity.ERROR,
    title=_("{file} is cut off: {detail} ({have})"),
    why=_(
        'A download or a copy stopped half-way, or the disk was full. torch says "failed finding '
        'central directory", safetensors "incomplete metadata, file not fully covered". The file '
        "is there, so tests of existence pass."
    ),
    how=_(
        "The header says how long the file must be, or the part that stands at its end is "
        "missing; nothing is loaded."
    ),
    advice=_("Look at the free space of the disk first. {again}"),
    explains=("SMK",),
    source="reproduced with torch 2.13.0 and safetensors",
)
def model_file_is_truncated(model: ModelFolder, profile: Profile) -> Iterator[Faulty]:
    for file in of(model, "truncated"):
        wanted = file.expected_size
        of_them = "" if wanted is None else f" of {wanted:,}"
        have = Text(
            en=f"{file.size:,}{of_them} bytes", zh=f"{file.size:,}{of_them} 字节".replace(" of ", " / ")
        )
        yield evidence(model, profile, file, detail=words(file.detail), have=have, expected_bytes=wanted)
