"""Distributions laid out by hand in a folder, with metadata and RECORD as an installer writes them."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path


def install(
    site: Path,
    name: str,
    version: str = "1.0",
    files: Mapping[str, bytes] = {"{name}/__init__.py": b""},
    *,
    headers: str = "",
    info: Mapping[str, str] = {},
) -> Path:
    """Install ``files`` and return the metadata folder; ``headers`` are lines of METADATA, ``info`` more files."""
    named = {path.format(name=name): data for path, data in files.items()}
    for path, data in named.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    folder = site / f"{name}-{version}.dist-info"
    folder.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{headers}\n\nThe description: no header.\n"
    (folder / "METADATA").write_text(metadata, encoding="utf-8")
    (folder / "WHEEL").write_text("Wheel-Version: 1.0\nTag: py3-none-any\n", encoding="utf-8")
    for path, text in info.items():
        (folder / path).write_text(text, encoding="utf-8")
    lines = [line(path, data) for path, data in named.items()]
    record = "".join([*lines, f"{folder.name}/METADATA,sha256=x,1\n", f"{folder.name}/RECORD,,\n"])
    (folder / "RECORD").write_bytes(record.encode())
    return folder


def line(path: str, data: bytes) -> str:
    """Return the line of RECORD for a file."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    shown = f'"{path}"' if "," in path else path
    return f"{shown},sha256={digest},{len(data)}\n"


def elf(size: int = 4096, *, flags: int = 6) -> bytes:
    """Return a 64-bit ELF file whose section table ends with the file, with one PT_GNU_STACK header."""
    head = bytearray(b"\x7fELF\x02\x01\x01" + bytes(57))
    head[32:40] = (64).to_bytes(8, "little")  # e_phoff
    head[40:48] = (size - 128).to_bytes(8, "little")  # e_shoff
    head[54:58] = (56).to_bytes(2, "little") + (1).to_bytes(2, "little")  # e_phentsize, e_phnum
    head[58:62] = (64).to_bytes(2, "little") + (2).to_bytes(2, "little")  # e_shentsize, e_shnum
    stack = (0x6474E551).to_bytes(4, "little") + flags.to_bytes(4, "little") + bytes(48)
    return bytes(head) + stack + b"\x90" * (size - 120)
