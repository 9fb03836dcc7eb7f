"""Inputs of an ONNX model, read from its file without onnxruntime."""

import dataclasses
from collections.abc import Iterator
from typing import BinaryIO

from indextts_doctor.formats.protobuf import Field, Walked, fields, read_onnx

_INTEGERS = (6, 7)  # TensorProto.DataType: INT32, INT64
_BYTES = 2  # wire type
_NAME_MOST = 500  # bytes of a string that are read, at most


@dataclasses.dataclass(frozen=True)
class Graph:
    """``inputs``: name -> takes integers; ``external``: files with tensors in the same folder."""

    inputs: dict[str, bool]
    metadata: dict[str, str]
    external: tuple[str, ...]


def read_graph(file: BinaryIO, size: int) -> Graph:
    """Read an ONNX model of ``size`` bytes. Raises BrokenFileError, TooLargeError and OSError."""
    inputs: dict[str, bool] = {}
    metadata: dict[str, str] = {}
    walked = Walked(file)
    for field in fields(walked, 0, size):
        if field.number == 7 and field.wire == _BYTES:
            inputs = _inputs(walked, field)
        elif field.number == 14 and field.wire == _BYTES:
            pair = {part.number: _text(walked, part) for part in _inner(walked, field) if part.wire == _BYTES}
            metadata[pair.get(1, "")] = pair.get(2, "")
    return Graph(inputs, metadata, read_onnx(file, size).external)


def _inputs(file: Walked, graph: Field) -> dict[str, bool]:
    """The inputs without weights: old exports list their weights as inputs too."""
    inputs: dict[str, bool] = {}
    weights: set[str] = set()
    for field in _inner(file, graph):
        if field.number == 11 and field.wire == _BYTES:
            inputs[_named(file, field, 1)] = _takes_integers(file, field)
        elif field.number == 5 and field.wire == _BYTES:
            weights.add(_named(file, field, 8))
    return {name: integers for name, integers in inputs.items() if name not in weights}


def _takes_integers(file: Walked, value: Field) -> bool:
    for kind in _inner(file, value):
        if kind.number != 2:
            continue
        for tensor in _inner(file, kind):
            if tensor.number == 1 and tensor.wire == _BYTES:
                return any(e.number == 1 and e.value in _INTEGERS for e in _inner(file, tensor))
    return False


def _named(file: Walked, field: Field, number: int) -> str:
    return next((_text(file, part) for part in _inner(file, field) if part.number == number), "")


def _inner(file: Walked, field: Field) -> Iterator[Field]:
    return fields(file, field.start, field.start + field.length)


def _text(file: Walked, field: Field) -> str:
    file.seek(field.start)
    return file.read(min(field.length, _NAME_MOST)).decode("utf-8", "replace")
