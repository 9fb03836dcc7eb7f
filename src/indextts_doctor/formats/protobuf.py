"""The wire format of protocol buffers, read without a schema, and the two types of model that use it."""

import dataclasses
from collections.abc import Iterator
from typing import BinaryIO, Union

from indextts_doctor.formats import BrokenFileError, TooLargeError

_MAX_FIELDS = 2_000_000
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_MAX_SHORT = 1000  # bytes of a string that are read, at most


@dataclasses.dataclass(frozen=True)
class Field:
    """One field of a message: ``value`` of a number, or the position of its bytes."""

    number: int
    wire: int
    value: int = 0
    start: int = 0
    length: int = 0


class Walked:
    """A file of nested messages, with the number of fields that may still be read."""

    def __init__(self, file: BinaryIO) -> None:
        self.left = _MAX_FIELDS
        self.seek = file.seek
        self.read = file.read


def fields(file: Walked, start: int, end: int) -> Iterator[Field]:
    """The fields of the message between two offsets. Raises BrokenFileError, TooLargeError and OSError.

    The position of the file may change between two fields.
    """
    position = start
    while position < end:
        file.left -= 1
        if file.left < 0:
            raise TooLargeError(f"more than {_MAX_FIELDS} fields")
        file.seek(position)
        field, position = _field(file, position, end)
        yield field


def _field(file: Walked, position: int, end: int) -> tuple[Field, int]:
    tag, position = _varint(file, position)
    number, wire = tag >> 3, tag & 7
    if number == 0 or number > 2**29:
        raise BrokenFileError("corrupt", f"no protocol buffer: impossible field at byte {position}")
    if wire == _VARINT:
        value, position = _varint(file, position)
        return Field(number, wire, value), position
    if wire == _BYTES:
        length, position = _varint(file, position)
    elif wire in (_FIXED64, _FIXED32):
        length = 8 if wire == _FIXED64 else 4
    else:
        raise BrokenFileError("corrupt", f"no protocol buffer: impossible field at byte {position}")
    if position + length > end:
        raise BrokenFileError("truncated", "the file ends within a field", position + length)
    return Field(number, wire, start=position, length=length), position + length


def _varint(file: Walked, position: int) -> tuple[int, int]:
    value = 0
    for index in range(10):
        byte = file.read(1)
        if not byte:
            raise BrokenFileError("truncated", "the file ends within a number")
        value |= (byte[0] & 0x7F) << 7 * index
        if byte[0] < 0x80:
            return value, position + index + 1
    raise BrokenFileError("corrupt", f"no protocol buffer: a number without end at byte {position}")


@dataclasses.dataclass(frozen=True)
class Onnx:
    """A model for onnxruntime."""

    ir_version: int
    opset: int
    external: tuple[str, ...]  # files with its tensors, in the same folder


def read_onnx(file: BinaryIO, size: int) -> Onnx:
    """Read an ONNX model of ``size`` bytes. Raises BrokenFileError, TooLargeError and OSError."""
    ir_version = opset = 0
    external: Union[tuple[str, ...], None] = None
    walked = Walked(file)
    for field in fields(walked, 0, size):
        if field.number == 1 and field.wire == _VARINT:
            ir_version = field.value
        elif field.number == 7 and field.wire == _BYTES:
            external = _external(walked, field)
        elif field.number == 8 and field.wire == _BYTES:
            opset = max(opset, _opset(walked, field))
    if external is None or not 0 < ir_version < 1000:
        raise BrokenFileError("corrupt", "no ONNX model: it has no graph or no version")
    return Onnx(ir_version, opset, external)


def _opset(file: Walked, outer: Field) -> int:
    """The version of the default operator set; 0: a set of a different domain."""
    version = 0
    for field in fields(file, outer.start, outer.start + outer.length):
        if field.number == 1 and field.length:
            return 0
        if field.number == 2 and field.wire == _VARINT:
            version = field.value
    return version


def _external(file: Walked, graph: Field) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for initializer in fields(file, graph.start, graph.start + graph.length):
        if initializer.number == 5 and initializer.wire == _BYTES:
            name = _location(file, initializer)
            if name and len(found) < 1000:
                found[name] = None
    return tuple(found)


def _location(file: Walked, tensor: Field) -> str:
    """The file that contains the tensor; "": the model itself."""
    for field in fields(file, tensor.start, tensor.start + tensor.length):
        if field.number == 13 and field.wire == _BYTES:
            pair = {
                part.number: _text(file, part)
                for part in fields(file, field.start, field.start + field.length)
                if part.wire == _BYTES
            }
            if pair.get(1) == "location":
                return pair.get(2, "")
    return ""


def _text(file: Walked, field: Field) -> str:
    file.seek(field.start)
    return file.read(min(field.length, _MAX_SHORT)).decode("utf-8", "replace")


_UNKNOWN_PIECE = 2


def read_sentencepiece(file: BinaryIO, size: int) -> int:
    """The number of pieces of a sentencepiece model. Raises BrokenFileError, TooLargeError and OSError."""
    pieces = 0
    unknown = False
    walked = Walked(file)
    for field in fields(walked, 0, size):
        if field.number == 1 and field.wire == _BYTES:
            pieces += 1
            unknown = unknown or any(
                part.number == 3 and part.value == _UNKNOWN_PIECE
                for part in fields(walked, field.start, field.start + field.length)
            )
    if not pieces:
        raise BrokenFileError("corrupt", "no sentencepiece model: it has no pieces")
    if not unknown:
        raise BrokenFileError("corrupt", "unk is not defined")
    return pieces
