"""MOD004: a file of the model is the pointer of Git LFS."""

from collections.abc import Iterator

from indextts_doctor.checks import Severity, _, check
from indextts_doctor.checks.model.problems import Faulty, evidence, of
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import ModelFolder, Profile
from indextts_doctor.i18n.sizes import size

_MORE = _("more")


@check(
    "MOD004",
    Severity.ERROR,
    title=_("{file} is a Git-LFS pointer of {bytes} bytes; {expected} are expected"),
    why=_(
        "The repository was cloned without Git LFS, so a note about the file lies where the file "
        'should be. torch then says "invalid load key, \'v\'" or "Unsupported operand 118" '
        '(the advice in that message, weights_only=False, is wrong here), safetensors "header '
        'too large", sentencepiece "could not parse ModelProto", transformers "not a valid JSON '
        'file".'
    ),
    how=_('The file begins with "version https://git-lfs"; the size of the real one stands in it.'),
    advice=_(
        "{again} In a clone with git-lfs installed, this fetches all of them: `git -C {folder} lfs pull`"
    ),
    explains=("SMK",),
    source="reproduced with torch 2.13.0, safetensors, sentencepiece, onnxruntime and transformers 4.35.2",
)
def model_file_is_lfs_pointer(model: ModelFolder, profile: Profile) -> Iterator[Faulty]:
    for file in of(model, "lfs-pointer"):
        expected = _MORE if file.expected_size is None else size(file.expected_size)
        yield evidence(
            model,
            profile,
            file,
            expected=expected,
            expected_bytes=file.expected_size,
            folder=quoted(model.path),
        )
