"""Checkpoints of torch: a zip archive, the old sequence of pickles, or a bare pickle. Nothing is loaded."""

import dataclasses
import errno
import struct
import zipfile
import zlib
from typing import Any, BinaryIO, Literal, Optional

from indextts_doctor.formats import BrokenFileError, TooLargeError, pickleopcodes
from indextts_doctor.formats.pickleglobals import sort_out

_DIRECTORY_LIMIT = 4 * 2**20  # bytes that the zip's directory may take
NONSENSE = (
    NotImplementedError, RuntimeError, ValueError, OverflowError, LookupError, AssertionError, struct.error, zlib.error,
    TooLargeError,
)  # fmt: skip
_STORAGES = {
    "DoubleStorage": ("F64", 8), "FloatStorage": ("F32", 4), "HalfStorage": ("F16", 2), "BFloat16Storage": ("BF16", 2),
    "LongStorage": ("I64", 8), "IntStorage": ("I32", 4), "ShortStorage": ("I16", 2), "CharStorage": ("I8", 1),
    "ByteStorage": ("U8", 1), "BoolStorage": ("BOOL", 1), "ComplexFloatStorage": ("C64", 8),
    "ComplexDoubleStorage": ("C128", 16), "UntypedStorage": ("U8", 1), "QInt8Storage": ("I8", 1),
    "QUInt8Storage": ("U8", 1), "QInt32Storage": ("I32", 4),
}  # fmt: skip


CheckpointKind = Literal[
    "torch-zip", "torch-legacy", "torchscript", "pickle", "zip"
]  # "zip": an archive without a pickle


@dataclasses.dataclass(frozen=True)
class Checkpoint:
    """Header of a checkpoint: its types, and the names in its pickle."""

    kind: CheckpointKind
    code: tuple[str, ...] = ()  # globals that are not known to be harmless
    unsafe: tuple[str, ...] = ()  # those of ``code`` that access the system
    refused: tuple[str, ...] = ()  # globals that torch >= 2.6 refuses without weights_only=False
    tensor_bytes: int = 0
    dtype: str = ""  # that of most bytes
    cuda: bool = False  # some storage was saved from a GPU
    names: tuple[str, ...] = ()  # short strings, among them the names of the tensors
    capped: bool = False  # the pickle is longer than the limit


@dataclasses.dataclass(frozen=True)
class Storage:
    """A block of numbers to which the pickle refers."""

    key: str
    dtype: str
    bytes: Optional[int]  # None: unknown type
    location: str


def read_zip(file: BinaryIO, size: int) -> Checkpoint:
    """Read a zip checkpoint of ``size`` bytes. Raises BrokenFileError and OSError."""
    try:
        with zipfile.ZipFile(_Bounded(file)) as archive:
            return _archive(archive, size)
    except (zipfile.BadZipFile, EOFError) as error:
        end = "not a zip file" in str(error)
        detail = "the end of the archive is missing" if end else str(error)
        raise BrokenFileError("truncated" if end else "corrupt", detail) from error
    except NONSENSE as error:
        raise BrokenFileError("corrupt", f"the archive does not make sense: {error}") from error
    except OSError as error:
        if error.errno not in (None, errno.EINVAL):  # EINVAL: invalid offset; None: bz2
            raise
        raise BrokenFileError("corrupt", f"the archive does not make sense: {error}") from error


class _Bounded:
    """A file with a limit on the bytes of one read, for the directory of a zip."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek = file.seek
        self.tell = file.tell
        self.seekable = file.seekable

    def read(self, count: int = -1) -> bytes:
        if count > _DIRECTORY_LIMIT:
            raise TooLargeError(f"{count} bytes at once")
        return self._file.read(_DIRECTORY_LIMIT if count < 0 else count)  # "all": the last 64 KiB


def _archive(archive: zipfile.ZipFile, size: int) -> Checkpoint:
    entries = {info.filename: info for info in archive.infolist()}
    root = next(
        (name[: -len("data.pkl")] for name in entries if name.count("/") == 1 and name.endswith("/data.pkl")), None
    )
    if root is None:
        return Checkpoint("zip")
    for info in entries.values():
        if info.header_offset + info.compress_size > size:
            raise BrokenFileError("corrupt", f"{info.filename[:100]} lies beyond the end of the file")
    if f"{root}constants.pkl" in entries or any(name.startswith(f"{root}code/") for name in entries):
        return Checkpoint("torchscript", tensor_bytes=sum(info.file_size for info in entries.values()))
    contents = pickleopcodes.Contents()
    if entries[f"{root}data.pkl"].compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BrokenFileError("corrupt", "data.pkl is compressed in a way that torch does not know")
    with archive.open(f"{root}data.pkl") as stream:
        pickleopcodes.read(stream, contents)  # type: ignore[arg-type]
    stored = storages(contents)
    for storage in stored:
        entry = entries.get(f"{root}data/{storage.key}")
        if entry is None or (storage.bytes is not None and entry.file_size < storage.bytes):
            state = "missing" if entry is None else f"cut to {entry.file_size} of {storage.bytes} bytes"
            raise BrokenFileError("corrupt", f"data/{storage.key[:50]} is {state}")
    return _checkpoint("torch-zip", contents, stored)


def read_legacy(file: BinaryIO, size: int) -> Checkpoint:
    """Read a checkpoint of torch before 1.6: five pickles, then the storages. Raises BrokenFileError and OSError."""
    file.seek(0)
    contents = pickleopcodes.Contents()
    position = 0
    for _ in range(5):  # magic number, protocol, system, the object, keys of its storages
        position += pickleopcodes.read(file, contents)
    stored = storages(contents)
    if not contents.capped and all(storage.bytes is not None for storage in stored):
        expected = position + sum(8 + (storage.bytes or 0) for storage in stored)
        if size < expected:
            raise BrokenFileError("truncated", "the file ends before its tensors do", expected)
    return _checkpoint("torch-legacy", contents, stored)


def read_pickle(file: BinaryIO) -> Checkpoint:
    """Read a bare pickle. Raises BrokenFileError and OSError."""
    file.seek(0)
    contents = pickleopcodes.Contents()
    pickleopcodes.read(file, contents)
    return _checkpoint("pickle", contents, storages(contents))


def storages(contents: pickleopcodes.Contents) -> tuple[Storage, ...]:
    """The storages of the persistent ids, each once. Pure."""
    found = {}
    for identity in contents.persistent:
        storage = _storage(identity)
        if storage is not None:
            found[storage.key] = storage
    return tuple(found.values())


def _storage(identity: tuple[Any, ...]) -> Optional[Storage]:
    if len(identity) < 5 or identity[0] != "storage":
        return None
    _, kind, key, location, count = identity[:5]
    if not (isinstance(kind, pickleopcodes.Global) and isinstance(key, str) and isinstance(count, int) and count >= 0):
        return None
    dtype, width = _STORAGES.get(kind.name.rpartition(".")[2], ("", 0))
    return Storage(key, dtype, count * width if width else None, location if isinstance(location, str) else "")


def _checkpoint(kind: CheckpointKind, contents: pickleopcodes.Contents, stored: tuple[Storage, ...]) -> Checkpoint:
    code, unsafe, refused = sort_out(contents.globals)
    by_dtype: dict[str, int] = {}
    for storage in stored:
        by_dtype[storage.dtype] = by_dtype.get(storage.dtype, 0) + (storage.bytes or 0)
    return Checkpoint(
        kind=kind,
        code=code,
        unsafe=unsafe,
        refused=refused,
        tensor_bytes=sum(by_dtype.values()),
        dtype=max(by_dtype, key=lambda dtype: by_dtype[dtype], default=""),
        cuda=any(storage.location.startswith("cuda") for storage in stored),
        names=tuple(contents.strings),
        capped=contents.capped,
    )
