"""Header of a safetensors file: 8 bytes of length and JSON; the tensors follow without gaps."""

import dataclasses
import math
from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from indextts_doctor.formats import READ_LIMIT, BrokenFileError, TooLargeError, take

_MOST = 100_000_000  # bytes of JSON; the library refuses more ("HeaderTooLarge")
_PARTS = 400_000  # objects and lists in it, at most: three per tensor, each many times larger than its text
_BITS = {
    "F64": 64, "I64": 64, "U64": 64, "C64": 64, "F32": 32, "I32": 32, "U32": 32, "F16": 16, "BF16": 16,
    "I16": 16, "U16": 16, "F8_E4M3": 8, "F8_E5M2": 8, "I8": 8, "U8": 8, "BOOL": 8,
}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Header:
    """Content of the header. ``names`` are those of the tensors; ``tensor_bytes`` is None if the header is too long."""

    header_bytes: int
    tensor_bytes: int
    dtype: str  # that of most bytes; "" without tensors
    names: tuple[str, ...]
    read: bool = True  # False: the JSON is longer than the limit


def read(file: BinaryIO, size: int) -> Header:
    """Read the header of a file of ``size`` bytes. Raises BrokenFileError and OSError."""
    file.seek(0)
    length = int.from_bytes(take(file, 8, "the length of the header"), "little")
    if length > _MOST:
        raise BrokenFileError("corrupt", f"header too large: {length} bytes")
    if 8 + length > size:
        raise BrokenFileError("truncated", "the file ends within its header")
    try:
        text = _text(file, length)
    except TooLargeError:
        return Header(length, size - 8 - length, "", (), read=False)
    return _described(_decoded(text), length, size)


def _text(file: BinaryIO, length: int) -> bytes:
    text = take(file, length, "the header")
    if text.count(b"[") + text.count(b"{") > _PARTS:
        raise TooLargeError("the header has too many parts")
    return text


def _decoded(text: bytes) -> dict[str, Any]:
    if not text.startswith(b"{"):
        raise BrokenFileError("corrupt", "the header is not JSON")
    try:
        return msgspec.json.decode(text, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BrokenFileError("corrupt", f"the header is not JSON: {error}") from error


def _described(entries: dict[str, Any], length: int, size: int) -> Header:
    entries.pop("__metadata__", None)
    tensors = sorted(_tensor(name, entry) for name, entry in entries.items())
    end = 0
    for start, stop, name in tensors:
        if start != end or stop < start:
            raise BrokenFileError("corrupt", f"tensor {name[:100]!r} does not follow the one before it")
        end = stop
    expected = 8 + length + end
    if size < expected:
        raise BrokenFileError("truncated", "the file ends before its tensors do", expected)
    if size > expected:
        raise BrokenFileError("corrupt", f"{size - expected} bytes more than the tensors take", expected)
    return Header(length, end, _commonest(entries.values()), tuple(entries))


def _tensor(name: str, entry: Any) -> tuple[int, int, str]:
    try:
        start, stop = entry["data_offsets"]
        shape, bits = entry["shape"], _BITS.get(entry["dtype"])
        whole = all(type(number) is int and 0 <= number < 2**62 for number in (start, stop, *shape))
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenFileError("corrupt", f"tensor {name[:100]!r} is not described in full") from error
    if not whole or len(shape) > 64:
        raise BrokenFileError("corrupt", f"tensor {name[:100]!r} has impossible numbers")
    if bits is not None and math.prod(shape) * bits != (stop - start) * 8:
        raise BrokenFileError("corrupt", f"tensor {name[:100]!r}: shape and bytes disagree")
    return start, stop, name


def _commonest(entries: Iterable[dict[str, Any]]) -> str:
    by_dtype: dict[str, int] = {}
    for entry in entries:
        start, stop = entry["data_offsets"]
        by_dtype[entry["dtype"]] = by_dtype.get(entry["dtype"], 0) + stop - start
    return max(by_dtype, key=lambda dtype: by_dtype[dtype], default="")


assert READ_LIMIT < _MOST
