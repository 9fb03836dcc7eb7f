"""One file of a model folder: its type and its problem, from its first bytes and its header."""

from __future__ import annotations

import dataclasses
import errno
import zipfile
from typing import Any, BinaryIO, Optional

from indextts_doctor.facts import FileProblem
from indextts_doctor.formats import BrokenFileError, TooLargeError, checkpoint, protobuf, safetensors, textfiles
from indextts_doctor.formats.filetype import HEAD, Zeros, kind_by_head, sniff, zeros

# Types by name; the type of a checkpoint is detected from its first bytes.
SUFFIXES = {
    ".safetensors": "safetensors", ".onnx": "onnx", ".pth": "torch", ".pt": "torch", ".ckpt": "torch",
    ".bin": "torch", ".pkl": "torch", ".model": "sentencepiece", ".tiktoken": "tiktoken", ".zip": "zip",
    ".json": "json", ".yaml": "yaml", ".yml": "yaml",
}  # fmt: skip
_DENSE = ("safetensors", "torch-zip", "torch-legacy", "pickle", "onnx", "torch")  # no long zeros in these
_LOOSE = ("torch", "sentencepiece")  # other formats use these suffixes too


@dataclasses.dataclass(frozen=True)
class Look:
    """Result of the examination of a file."""

    kind: str
    problem: Optional[FileProblem] = None
    detail: str = ""
    expected_size: Optional[int] = None
    expected_sha256: Optional[str] = None  # of a Git-LFS pointer
    checkpoint: Optional[checkpoint.Checkpoint] = None
    tensor_bytes: int = 0
    dtype: str = ""
    names: tuple[str, ...] = ()  # of tensors, if the header contains them
    beside: tuple[str, ...] = ()  # files that it needs in the same folder
    content: Any = None  # of small JSON and YAML


def promised(name: str) -> str:
    """The type that the name of a file implies; "other": none."""
    return SUFFIXES.get(name[name.rfind(".") :].lower() if "." in name else "", "other")


def look(file: BinaryIO, size: int, kind: str, *, sure: bool, deep: bool = False) -> Look:
    """Examine a file of ``size`` bytes that should be of ``kind``.

    ``sure``: the deployment needs this type; otherwise unknown content is "other" and no problem. ``deep`` reads the
    complete file to find zeros. Raises OSError.
    """
    file.seek(0)
    head = file.read(HEAD)
    found = sniff(head, size)
    if found is not None and (found.problem != "html" or kind != "other"):
        return Look(kind, found.problem, found.detail, found.expected_size, found.expected_sha256)
    kind = _by_head(head, kind)
    if kind == "other":
        return Look("other")
    try:
        seen = _read(file, size, kind)
    except TooLargeError:
        seen = Look(kind)
    except BrokenFileError as error:
        seen = Look(kind, error.problem, error.detail, error.expected_size)
    if seen.problem == "corrupt" and seen.kind in _LOOSE and not sure:
        return Look(kind, "zero-filled", _ALL_ZERO) if _is_all_zero(file, size, head) else Look("other")
    return _settle(file, size, _with_beginning(seen, head), deep=deep)


_ALL_ZERO = "all samples of it are zero"


def _is_all_zero(file: BinaryIO, size: int, head: bytes) -> bool:
    run = None if any(head) else zeros(file, size)
    return run is not None and run.length == size


def _by_head(head: bytes, kind: str) -> str:
    """The type from the first bytes, if the name allows several."""
    real = kind_by_head(head)
    return real if kind == "torch" and real else kind


def _with_beginning(seen: Look, head: bytes) -> Look:
    """Add the beginning of a file that is text to its problem."""
    if seen.problem is None or seen.kind not in _LOOSE:
        return seen
    start = head[:60]
    text = start.isascii() and all(byte >= 32 or byte in b"\t\r\n" for byte in start)
    return dataclasses.replace(seen, detail=f"it begins with {start.decode()!r}") if text else seen


def _settle(file: BinaryIO, size: int, seen: Look, *, deep: bool) -> Look:
    """Zeros in place of numbers are the cause of every other problem."""
    if seen.kind not in _DENSE or seen.problem == "empty":
        return seen
    provable = seen.kind == "torch-zip" and seen.problem is None  # its records have checksums
    run = zeros(file, size, deep=deep, least=2**20) if provable else zeros(file, size, deep=deep)
    if run is None or (provable and not _spoilt(file, run)):
        return seen
    detail = f"{run.length} of {size} bytes, from byte {run.start} on, are zero"
    return dataclasses.replace(seen, problem="zero-filled", detail=detail, expected_size=None)


_BUDGET = 256 * 2**20  # bytes of records that are read for their checksums


def _spoilt(file: BinaryIO, run: Zeros) -> bool:
    """Whether a record of the archive within the zeros fails its checksum, so that the zeros were not saved."""
    file.seek(0)
    budget = _BUDGET
    try:
        with zipfile.ZipFile(file) as archive:
            for info in archive.infolist():
                end = info.header_offset + info.file_size
                if info.header_offset < run.start + run.length and end > run.start and info.file_size <= budget:
                    budget -= info.file_size
                    _read_through(archive, info)
    except OSError as error:
        if error.errno not in (None, errno.EINVAL):
            raise
        return True
    except (zipfile.BadZipFile, EOFError, *checkpoint.NONSENSE):
        return True
    return False


def _read_through(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    with archive.open(info) as record:
        while record.read(2**20):
            pass


def _read(file: BinaryIO, size: int, kind: str) -> Look:
    file.seek(0)
    if kind in ("torch-zip", "zip"):
        return _of_checkpoint(checkpoint.read_zip(file, size), kind)
    if kind == "torch-legacy":
        return _of_checkpoint(checkpoint.read_legacy(file, size), kind)
    if kind == "pickle":
        return _of_checkpoint(checkpoint.read_pickle(file), kind)
    if kind == "safetensors":
        header = safetensors.read(file, size)
        return Look(kind, tensor_bytes=header.tensor_bytes, dtype=header.dtype, names=header.names)
    if kind == "torch":
        raise BrokenFileError("corrupt", "it is neither a zip archive nor a pickle")
    return _read_other(file, size, kind)


def _read_other(file: BinaryIO, size: int, kind: str) -> Look:
    if kind == "onnx":
        return Look(kind, beside=protobuf.read_onnx(file, size).external, tensor_bytes=size)
    if kind == "sentencepiece":
        protobuf.read_sentencepiece(file, size)
    elif kind == "tiktoken":
        textfiles.check_tiktoken(file, size)
    elif kind == "json":
        return Look(kind, content=textfiles.read_json(file, size))
    elif kind == "yaml":
        return Look(kind, content=textfiles.read_yaml(file, size))
    return Look(kind)


def _of_checkpoint(seen: checkpoint.Checkpoint, wanted: str) -> Look:
    if seen.kind == "zip" and wanted == "torch-zip":
        raise BrokenFileError("corrupt", "the archive holds no data.pkl")
    return Look(seen.kind, checkpoint=seen, tensor_bytes=seen.tensor_bytes, dtype=seen.dtype, names=seen.names)
