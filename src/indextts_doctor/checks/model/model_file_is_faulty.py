"""MOD004, MOD006 to MOD010: a file of the model is there and not what it should be. One check for each row."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from indextts_doctor.checks import Severity, Text, _, check
from indextts_doctor.checks.model.problems import Faulty, evidence, of, words
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import ModelFile, ModelFolder, Profile
from indextts_doctor.i18n.sizes import size

_MORE = _("more")


def _expected(model: ModelFolder, file: ModelFile) -> dict[str, Any]:
    expected = _MORE if file.expected_size is None else size(file.expected_size)
    return {"expected": expected, "expected_bytes": file.expected_size, "folder": quoted(model.path)}


def _page(_model: ModelFolder, file: ModelFile) -> dict[str, Any]:
    return {"page": file.detail or "…"}


def _cut(_model: ModelFolder, file: ModelFile) -> dict[str, Any]:
    wanted = file.expected_size
    en, zh = ("", "") if wanted is None else (f" of {wanted:,}", f" / {wanted:,}")
    have = Text(en=f"{file.size:,}{en} bytes", zh=f"{file.size:,}{zh} 字节")
    return {"detail": words(file.detail), "have": have, "expected_bytes": wanted}


def _kind(_model: ModelFolder, file: ModelFile) -> dict[str, Any]:
    return {"kind": file.kind, "detail": words(file.detail)}


class Row(NamedTuple):
    """One problem that a file can have."""

    code: str
    name: str
    problem: str
    title: Text
    why: Text
    how: Text
    source: str
    advice: Text = _("{again}")
    more: Callable[[ModelFolder, ModelFile], dict[str, Any]] = lambda _model, _file: {}  # what else is said


ROWS = (
    Row(
        "MOD004",
        "model_file_is_lfs_pointer",
        "lfs-pointer",
        title=_("{file} is a Git-LFS pointer of {bytes} bytes; {expected} are expected"),
        why=_("""The repository was cloned without Git LFS, so a note about the file lies where the file should be.
            torch then says "invalid load key, 'v'" or "Unsupported operand 118" (the advice in that message,
            weights_only=False, is wrong here), safetensors "header too large", sentencepiece "could not parse
            ModelProto", transformers "not a valid JSON file"."""),
        how=_('The file begins with "version https://git-lfs"; the size of the real one stands in it.'),
        advice=_("{again} In a clone with git-lfs installed, this fetches all of them: `git -C {folder} lfs pull`"),
        source="reproduced with torch 2.13.0, safetensors, sentencepiece, onnxruntime and transformers 4.35.2",
        more=_expected,
    ),
    Row(
        "MOD006",
        "model_file_is_web_page",
        "html",
        title=_('{file} is a web page ("{page}", {bytes} bytes), not the file'),
        why=_("""The download ended at a page: a sign-in, an error, a proxy's notice, or the page about the file instead
            of the file. torch then says "Unsupported operand 60" or "invalid load key, '<'"."""),
        how=_("The file begins with the tags of a page."),
        advice=_("""{again} With curl, -L follows redirects and --fail refuses error pages. The address has "resolve" in
            it, not "blob"."""),
        source="reproduced with torch 2.13.0: the first byte, 60, is the less-than sign",
        more=_page,
    ),
    Row(
        "MOD007",
        "model_file_is_empty",
        "empty",
        title=_("{file} is empty"),
        why=_("""The file was made and never filled: an interrupted download, a full disk. torch ends with a bare
            "EOFError", sentencepiece says "unk is not defined.", and the check of IndexTTS2 itself lets it pass."""),
        how=_("Its size is 0."),
        source="reproduced with torch 2.13.0; indextts/cli_v2.py tests existence only",
    ),
    Row(
        "MOD008",
        "model_file_is_truncated",
        "truncated",
        title=_("{file} is cut off: {detail} ({have})"),
        why=_("""A download or a copy stopped half-way, or the disk was full. torch says "failed finding central
            directory", safetensors "incomplete metadata, file not fully covered". The file is there, so tests of
            existence pass."""),
        how=_("""The header says how long the file must be, or the part that stands at its end is missing; nothing is
            loaded."""),
        advice=_("Look at the free space of the disk first. {again}"),
        source="reproduced with torch 2.13.0 and safetensors",
        more=_cut,
    ),
    Row(
        "MOD009",
        "model_file_is_zero_filled",
        "zero-filled",
        title=_("{file} ({size}) holds zeros instead of weights: {detail}"),
        why=_("""Download tools reserve the full length first and fill it later. When they are interrupted, or the disk
            loses power, zeros stay. The size is right and the header may be, so the engine loads the file, and what it
            then speaks is worthless."""),
        how=_("""64 samples of the file, or with --deep all of it; the zeros of an archive must also fail their
            checksum. Trained weights have no such stretches."""),
        source="reproduced: a safetensors file with a zero tail passes the header check of safetensors",
        more=lambda _model, file: {"detail": words(file.detail)},
    ),
    Row(
        "MOD010",
        "model_file_is_corrupt",
        "corrupt",
        title=_("{file} ({kind}) is damaged: {detail}"),
        why=_("""The engine reads the same header and fails on it, often with a message about something else: a JSON
            error, an unpickling error, INVALID_PROTOBUF."""),
        how=_("""Header, directory or structure of the file, each by the rules of its format; nothing in it is loaded or
            run."""),
        source="reproduced with torch 2.13.0, safetensors, onnx, sentencepiece and transformers 4.35.2",
        more=_kind,
    ),
)


def _check_of(row: Row) -> Callable[..., Iterator[Faulty]]:
    def model_file_is_faulty(model: ModelFolder, profile: Profile) -> Iterator[Faulty]:
        for file in of(model, row.problem):
            yield evidence(model, profile, file, **row.more(model, file))

    model_file_is_faulty.__name__ = row.name
    return check(
        row.code,
        Severity.ERROR,
        title=row.title,
        why=row.why,
        how=row.how,
        advice=row.advice,
        explains=("SMK",),
        source=row.source,
    )(model_file_is_faulty)


CHECKS = {row.problem: _check_of(row) for row in ROWS}
