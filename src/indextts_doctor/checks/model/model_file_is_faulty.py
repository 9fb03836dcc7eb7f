"""MOD004, MOD006 to MOD010: a file of the model exists but is not usable. One check for each row."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from indextts_doctor.checks import Severity, Text, _, check
from indextts_doctor.checks.model.problems import Faulty, evidence, of, words
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import ModelFile, ModelFolder, Profile
from indextts_doctor.i18n.sizes import size

_UNKNOWN_SIZE = _("the complete file")
_REMEDY = _("Download the file again from the repository of the model, or copy it again from its source.")


def _expected(model: ModelFolder, file: ModelFile) -> dict[str, Any]:
    expected = _UNKNOWN_SIZE if file.expected_size is None else size(file.expected_size)
    return {"expected": expected, "expected_bytes": file.expected_size, "folder": quoted(model.path)}


def _page(_model: ModelFolder, file: ModelFile) -> dict[str, Any]:
    return {"page": file.detail or "…"}


def _cut(_model: ModelFolder, file: ModelFile) -> dict[str, Any]:
    wanted = file.expected_size
    if wanted is None:
        have = _("{size:,} bytes").filled(size=file.size)
    else:
        have = _("{size:,} of {expected:,} bytes").filled(size=file.size, expected=wanted)
    return {"detail": words(file.detail), "have": have, "expected_bytes": wanted}


def _kind(_model: ModelFolder, file: ModelFile) -> dict[str, Any]:
    return {"kind": file.kind, "detail": words(file.detail)}


class Row(NamedTuple):
    """One problem that a file can have."""

    code: str
    name: str
    problem: str
    title: Text
    summary: Text
    why: Text
    how: Text
    source: str
    advice: Text = _("{again}")
    remedy: Text = _REMEDY
    more: Callable[[ModelFolder, ModelFile], dict[str, Any]] = lambda _model, _file: {}  # other fields of the evidence


ROWS = (
    Row(
        "MOD004",
        "model_file_is_lfs_pointer",
        "lfs-pointer",
        title=_("{file} is a Git LFS pointer: {bytes} bytes instead of {expected}"),
        summary=_("a model file is a Git LFS pointer"),
        why=_("""The repository was cloned without Git LFS, so the folder contains a pointer instead of the file. torch
            then reports "invalid load key, 'v'" or "Unsupported operand 118" (weights_only=False, as this message
            advises, does not help), safetensors "header too large", sentencepiece "could not parse ModelProto" and
            transformers "not a valid JSON file"."""),
        how=_('The file begins with "version https://git-lfs" and contains the size of the real file.'),
        advice=_("{again} In a clone with git-lfs installed, fetch all files: `git -C {folder} lfs pull`"),
        remedy=_("""Download the file again from the repository of the model. In a clone with git-lfs installed, git lfs
            pull fetches all files."""),
        source="reproduced with torch 2.13.0, safetensors, sentencepiece, onnxruntime and transformers 4.35.2",
        more=_expected,
    ),
    Row(
        "MOD006",
        "model_file_is_web_page",
        "html",
        title=_('{file} is a web page: "{page}", {bytes} bytes'),
        summary=_("a model file is a web page"),
        why=_("""The download saved a web page instead of the file: a login page, an error page, a proxy notice, or the
            page that describes the file. torch then reports "Unsupported operand 60" or "invalid load key, '<'"."""),
        how=_("The file begins with HTML tags."),
        advice=_("""{again} With curl, use -L to follow redirects and --fail to reject error pages. The address must
            contain "resolve", not "blob"."""),
        remedy=_("""Download the file again from the repository of the model. With curl, use -L to follow redirects and
            --fail to reject error pages. The address must contain "resolve", not "blob"."""),
        source="reproduced with torch 2.13.0: the first byte, 60, is the less-than sign",
        more=_page,
    ),
    Row(
        "MOD007",
        "model_file_is_empty",
        "empty",
        title=_("{file} is empty"),
        summary=_("a model file is empty"),
        why=_("""An interrupted download or a full disk left the file empty. torch fails with "EOFError" and no message,
            sentencepiece reports "unk is not defined.", and the check in IndexTTS2 itself accepts the file."""),
        how=_("The size of the file is 0."),
        source="reproduced with torch 2.13.0; indextts/cli_v2.py tests existence only",
    ),
    Row(
        "MOD008",
        "model_file_is_truncated",
        "truncated",
        title=_("{file} is truncated: {detail} ({have})"),
        summary=_("a model file is truncated"),
        why=_("""A download or a copy was interrupted, or the disk was full. torch reports "failed finding central
            directory", safetensors "incomplete metadata, file not fully covered". Tests that only check whether the
            file exists pass."""),
        how=_("""The file is shorter than its header requires, or the part that belongs at its end is missing. Nothing is
            loaded."""),
        advice=_("Check the free disk space first. {again}"),
        remedy=_("""Check the free disk space first. Then download the file again from the repository of the model, or
            copy it again from its source."""),
        source="reproduced with torch 2.13.0 and safetensors",
        more=_cut,
    ),
    Row(
        "MOD009",
        "model_file_is_zero_filled",
        "zero-filled",
        title=_("{file} ({size}) contains zeros instead of weights: {detail}"),
        summary=_("a model file contains zeros instead of weights"),
        why=_("""Download tools reserve the full length of a file before they write it. If the download is interrupted or
            the power fails, zeros remain. The size and often the header are correct, so the engine loads the file, but
            the synthesized audio is unusable."""),
        how=_("""64 samples of the file are read, or the complete file with --deep. In an archive, the zeros must also
            fail their checksum. Trained weights contain no such runs of zeros."""),
        source="reproduced: a safetensors file with a zero tail passes the header check of safetensors",
        more=lambda _model, file: {"detail": words(file.detail)},
    ),
    Row(
        "MOD010",
        "model_file_is_corrupt",
        "corrupt",
        title=_("{file} ({kind}) is damaged: {detail}"),
        summary=_("a model file is damaged"),
        why=_("""The engine fails when it reads the file, often with a misleading message: a JSON error, an unpickling
            error, INVALID_PROTOBUF."""),
        how=_("""The header, directory or structure of the file is checked against the rules of its format. Nothing in it
            is loaded or run."""),
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
        summary=row.summary,
        why=row.why,
        how=row.how,
        advice=row.advice,
        remedy=row.remedy,
        explains=("SMK",),
        source=row.source,
    )(model_file_is_faulty)


CHECKS = {row.problem: _check_of(row) for row in ROWS}
