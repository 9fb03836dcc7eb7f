"""The smallest valid files of each kind that a model folder holds, written byte by byte."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile
from pathlib import Path
from typing import Any

STAMP = (2023, 1, 1, 0, 0, 0)
NUMBERS = 1024  # float32 values of each tensor: 4 KiB


def numbers(count: int = NUMBERS) -> bytes:
    """Return ``count`` float32 values that are not zero."""
    return struct.pack(f"<{count}f", *((index % 97 + 1) / 97 for index in range(count)))


def sparse_safetensors(path: Path, size: int, parts: int = 256) -> None:
    """Write a safetensors file of ``size`` bytes of weights that takes hardly any disk.

    ``parts`` blocks of it are written, so that it is not taken for one of zeros.
    """
    tensor = {"dtype": "F32", "shape": [size // 4], "data_offsets": [0, size]}
    text = json.dumps({"text_encoder.embed_tokens.weight": tensor}).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        file.truncate(8 + len(text) + size)
        for part in range(parts):
            file.seek(max(4096, part * (size // parts)))
            file.write(b"\x3c" * 8192)


def safetensors(*names: str) -> bytes:
    """Return a safetensors file with one float32 tensor for each name."""
    data = numbers()
    header: dict[str, dict[str, Any]] = {"__metadata__": {"format": "pt"}}
    for index, name in enumerate(names):
        offsets = [index * len(data), (index + 1) * len(data)]
        header[name] = {"dtype": "F32", "shape": [NUMBERS], "data_offsets": offsets}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data * len(names)


def torch_zip(*names: str, archive: str = "archive", device: str = "cpu") -> bytes:
    """Return what ``torch.save`` of an ordered dictionary of float32 tensors on ``device`` gives since torch 1.6."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as file:

        def add(path: str, data: bytes) -> None:
            file.writestr(zipfile.ZipInfo(f"{archive}/{path}", STAMP), data)

        add("data.pkl", _pickle(names, device))
        add("byteorder", b"little")
        for index in range(len(names)):
            add(f"data/{index}", numbers())
        add("version", b"3\n")
    return result.getvalue()


def _pickle(names: tuple[str, ...], device: str) -> bytes:
    items = b"".join(_text(name) + _tensor(index, device) for index, name in enumerate(names))
    return b"\x80\x02ccollections\nOrderedDict\n)R(" + items + b"u."


def _tensor(storage: int, device: str) -> bytes:
    """Return the opcodes of ``_rebuild_tensor_v2(storage, 0, (n,), (1,), False, OrderedDict())``."""
    size = b"M" + struct.pack("<H", NUMBERS)
    persistent = b"(" + _text("storage") + b"ctorch\nFloatStorage\n" + _text(str(storage)) + _text(device)
    rest = b"K\x00" + size + b"\x85K\x01\x85\x89ccollections\nOrderedDict\n)R"
    return b"ctorch._utils\n_rebuild_tensor_v2\n(" + persistent + size + b"tQ" + rest + b"tR"


def _text(value: str) -> bytes:
    data = value.encode()
    return b"X" + struct.pack("<I", len(data)) + data


def sentencepiece(*pieces: str) -> bytes:
    """Return a sentencepiece model of these pieces: a ModelProto with trainer and normalizer."""
    special = [("<unk>", 2), ("<s>", 3), ("</s>", 3)]
    normal = [(piece, 1) for piece in pieces or ("▁", "▁好", "a", "b")]
    body = b"".join(_field(1, _piece(text, kind)) for text, kind in special + normal)
    trainer = b"\x18\x02"  # model_type: BPE
    return body + _field(2, trainer) + _field(3, _field(1, b"identity"))


def _piece(text: str, kind: int) -> bytes:
    return _field(1, text.encode()) + b"\x15" + struct.pack("<f", -1.0) + b"\x18" + bytes([kind])


def _field(number: int, data: bytes) -> bytes:
    assert len(data) < 128, "one byte of length is enough for the tests"
    return bytes([number << 3 | 2, len(data)]) + data


def archive(**files: bytes) -> bytes:
    """Return a zip archive of these files; ``__`` in a name stands for ``/``."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as file:
        for name, data in files.items():
            file.writestr(zipfile.ZipInfo(name.replace("__", "/"), STAMP), data)
    return result.getvalue()


def pointer(data: bytes) -> bytes:
    """Return what git leaves of a file without its extension for large files."""
    digest = hashlib.sha256(data).hexdigest()
    return f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize {len(data)}\n".encode()
