"""Tiny ONNX voices, written byte by byte as a protocol buffer: onnxruntime loads and runs them.

Each symbol is a tone of ``20 * number`` Hz for 50 ms, so that what was fed can be told from what is heard.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Union

RATE = 16000
SAMPLES = 800  # of each symbol
FLOAT, INT64 = 1, 7
ALPHABET = {symbol: number for number, symbol in enumerate("_^$ abcdefghijklmnopqrstuvwxyz")}


def varint(value: int) -> bytes:
    """Return an integer as protocol buffers have it."""
    value &= (1 << 64) - 1
    found = b""
    while value > 0x7F:
        found += bytes([value & 0x7F | 0x80])
        value >>= 7
    return found + bytes([value])


def field(number: int, value: Union[int, bytes, str]) -> bytes:
    """Return one field of a message: an integer, text, or bytes."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def node(operator: str, inputs: str, output: str, **integers: int) -> bytes:
    names = b"".join(field(1, name) for name in inputs.split()) + field(2, output) + field(4, operator)
    attributes = [field(1, name) + field(3, value) + field(20, 2) for name, value in integers.items()]
    return field(1, names + b"".join(field(5, attribute) for attribute in attributes))


def constant(name: str, kind: int, *values: float, shape: tuple[int, ...] = ()) -> bytes:
    data = struct.pack(f"<{len(values)}{'f' if kind == FLOAT else 'q'}", *values)
    dims = b"".join(field(1, size) for size in shape or (len(values),))
    return field(5, dims + field(2, kind) + field(8, name) + field(9, data))


def value(number: int, name: str, kind: int, *dims: Union[int, str]) -> bytes:
    """Return an input (11) or output (12) with its dimensions: numbers, or names for what may be of any size."""
    shape = b"".join(field(1, field(1 if isinstance(dim, int) else 2, dim)) for dim in dims)
    tensor = field(1, kind) + field(2, shape)
    return field(number, field(1, name) + field(2, field(1, tensor)))


PIPER = value(11, "input", INT64, 1, "n") + value(11, "input_lengths", INT64, 1) + value(11, "scales", FLOAT, 3)
PLAIN = value(11, "input_ids", INT64, 1, "n") + value(11, "attention_mask", INT64, 1, "n")


def model(
    inputs: bytes, ids: str, *, loudness: float = 0.3, output: str = "waveform", shape: Sequence[int] = (1, 1, -1)
) -> bytes:
    """Return a model that turns the integers ``ids`` into tones; its first output has ``shape``."""
    ramp = [2 * math.pi * 20 * step / RATE for step in range(SAMPLES)]
    graph = (
        node("Cast", ids, "numbers", to=FLOAT)
        + node("Reshape", "numbers column", "tall")
        + node("Mul", "tall ramp", "phase")
        + node("Sin", "phase", "tone")
        + node("Mul", "tone loudness", "loud")
        + node("Reshape", "loud shape", output)
        + field(2, "voice")
        + constant("column", INT64, 1, -1, 1)
        + constant("ramp", FLOAT, *ramp, shape=(1, 1, SAMPLES))
        + constant("loudness", FLOAT, loudness)
        + constant("shape", INT64, *shape)
        + inputs
        + value(12, output, FLOAT, *("abcd"[: len(shape)]))
    )
    return field(1, 8) + field(7, graph) + field(8, field(1, "") + field(2, 13))


def concatenative(units: list[list[float]]) -> bytes:
    """Return a voice that joins what it has stored for each symbol: all units are of one length."""
    stored = [sample for unit in units for sample in unit]
    graph = (
        node("Gather", "units input", "joined", axis=0)
        + node("Reshape", "joined shape", "output")
        + field(2, "voice")
        + constant("units", FLOAT, *stored, shape=(len(units), len(units[0])))
        + constant("shape", INT64, 1, 1, -1)
        + PIPER
        + value(12, "output", FLOAT, 1, 1, "n")
    )
    return field(1, 8) + field(7, graph) + field(8, field(1, "") + field(2, 13))


def piper(folder: Path, *, alphabet: dict[str, int] = ALPHABET, kind: str = "text", **changes: Any) -> Path:
    """Write a voice in the manner of Piper and return the path of its model."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "voice.onnx"
    path.write_bytes(model(PIPER, "input", output="output", **changes))
    path.with_name("voice.onnx.json").write_text(json.dumps(described(alphabet, kind)))
    return path


def described(alphabet: dict[str, int] = ALPHABET, kind: str = "text") -> dict[str, object]:
    """Return what lies beside a voice of Piper."""
    return {
        "audio": {"sample_rate": RATE},
        "espeak": {"voice": "en-us"},
        "inference": {"noise_scale": 0.5, "length_scale": 1.2, "noise_w": 0.7},
        "phoneme_type": kind,
        "phoneme_id_map": {symbol: [number] for symbol, number in alphabet.items()},
    }


def vits(folder: Path, inputs: bytes = PLAIN, ids: str = "input_ids", **changes: Any) -> Path:
    """Write an export of VITS with its vocabulary and return the path of its model."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.onnx"
    path.write_bytes(model(inputs, ids, **changes))
    (folder / "config.json").write_text(json.dumps({"model_type": "vits", "sampling_rate": RATE}))
    (folder / "vocab.json").write_text(json.dumps(ALPHABET))
    return path
