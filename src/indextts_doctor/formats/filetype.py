"""Detection of the file type from the content: a Git-LFS pointer, a web page, empty, zeros, or weights."""

import dataclasses
import re
from typing import BinaryIO, Literal, Optional

HEAD = 4096  # bytes that ``sniff`` needs
_LFS = b"version https://git-lfs"
_PAGE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TITLE = re.compile(rb"<title[^<>]{0,200}>([^<]{1,300})</title>", re.IGNORECASE)
_LFS_SIZE = re.compile(rb"^size (\d{1,18})\s*$", re.MULTILINE)
_LFS_DIGEST = re.compile(rb"^oid sha256:([0-9a-f]{64})\s*$", re.MULTILINE)
_LEGACY_TORCH = bytes.fromhex("8a0a6cfc9c46f9206aa85019")  # follows the protocol's two bytes


@dataclasses.dataclass(frozen=True)
class Sniffed:
    """A file with unexpected content."""

    problem: Literal["empty", "lfs-pointer", "html"]
    detail: str = ""
    expected_size: Optional[int] = None
    expected_sha256: Optional[str] = None


def sniff(head: bytes, size: int) -> Optional[Sniffed]:
    """The problem of a file of ``size`` bytes that begins with ``head``; None: no problem. Pure."""
    if size == 0:
        return Sniffed("empty")
    if head.startswith(_LFS):
        return _pointer(head[:1024])
    if _PAGE.match(head):
        title = _TITLE.search(head)
        return Sniffed("html", title.group(1).strip()[:120].decode("utf-8", "replace") if title else "")
    return None


def _pointer(text: bytes) -> Sniffed:
    length, digest = _LFS_SIZE.search(text), _LFS_DIGEST.search(text)
    return Sniffed(
        "lfs-pointer",
        expected_size=int(length.group(1)) if length else None,
        expected_sha256=digest.group(1).decode() if digest else None,
    )


def kind_by_head(head: bytes) -> str:
    """The type from the first bytes: "torch-zip", "torch-legacy", "pickle", "safetensors" or "". Pure."""
    if head.startswith(b"PK\x03\x04"):
        return "torch-zip"
    if head[:1] == b"\x80" and head[2:14] == _LEGACY_TORCH:
        return "torch-legacy"
    if head[:1] == b"\x80" and len(head) > 1 and 2 <= head[1] <= 5:
        return "pickle"
    if len(head) > 8 and head[8:9] == b"{" and int.from_bytes(head[:8], "little") < 2**30:
        return "safetensors"
    return ""


@dataclasses.dataclass(frozen=True)
class Zeros:
    """The longest run of zero bytes, from samples or from the complete file."""

    start: int
    length: int


SAMPLES = 64
_BLOCK = 4096
_CHUNK = 2**20


def zeros(file: BinaryIO, size: int, *, deep: bool = False, least: int = 16 * _CHUNK) -> Optional[Zeros]:
    """The longest run of zeros that weights cannot have by chance; None: no such run.

    By default 64 blocks of 4 KiB, evenly spread, are read; ``deep`` reads the complete file. A run is reported if it has
    a quarter of the file and ``least`` bytes, or if every sample is zero; with ``deep``, if it has ``least`` bytes.
    Raises OSError.
    """
    if size < _BLOCK:
        file.seek(0)
        return Zeros(0, size) if size and not any(file.read(size)) else None
    step = _CHUNK if deep else max(_BLOCK, size // SAMPLES)
    length = _CHUNK if deep else _BLOCK
    run = _longest_run(file, size, step, length)
    if run is None:
        return None
    everything = run.length >= size - 2 * step and run.length >= size // 2
    large = run.length >= least and (deep or run.length >= size // 4)
    return run if everything or large else None


def _longest_run(file: BinaryIO, size: int, step: int, length: int) -> Optional[Zeros]:
    best: Optional[Zeros] = None
    start: Optional[int] = None
    for offset in range(0, size, step):
        file.seek(offset)
        block = file.read(min(length, size - offset))
        if block.count(0) == len(block):
            start = offset if start is None else start
            reach = min(offset + step, size) - start
            if best is None or reach > best.length:
                best = Zeros(start, reach)
        else:
            start = None
    return best
