"""Reads a recording: RIFF WAVE with integer or float samples."""

from __future__ import annotations

import array
import dataclasses
import functools
import operator
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Optional, Union

from indextts_doctor.facts import SoundProblem
from indextts_doctor.formats.reading import read_regular
from indextts_doctor.speech.sound.magic import kind

LIMIT = 200 * 2**20  # bytes; nearly two hours of 16 kHz in 16 bits, the rest is not measured
STREAMED = 0x7FFF0000  # bytes; such sizes, and 0, are left by writers who could not go back to the header
RATES = (1_000, 1_000_000)  # Hz that a recording can have
PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE  # format tags
_FORMATS = {
    (PCM, 1): "pcm8",
    (PCM, 2): "pcm16",
    (PCM, 3): "pcm24",
    (PCM, 4): "pcm32",
    (FLOAT, 4): "float32",
    (FLOAT, 8): "float64",
}
_COMPRESSED = {2: "ADPCM", 6: "A-law", 7: "mu-law", 17: "IMA ADPCM", 49: "GSM", 80: "MPEG", 85: "MP3"}

_CHUNKS = (b"LIST", b"fact", b"PEAK", b"bext", b"id3 ", b"cue ")  # what may follow an empty one

_Numbers = Union["array.array[int]", "array.array[float]"]


class UnreadableError(Exception):
    """There is no audio; ``detail`` describes what was found."""

    def __init__(self, problem: SoundProblem, detail: str = "") -> None:
        super().__init__(problem, detail)
        self.problem = problem
        self.detail = detail


@dataclasses.dataclass(frozen=True)
class Recording:
    """Samples of one channel, the mean of all; floats of full scale 1.0 (array type "f" or "d")."""

    samples: array.array[float]
    rate: int  # Hz
    channels: int  # of the file
    format: str  # of the file's samples: "pcm16", "float32", ...

    @property
    def hertz(self) -> int:
        """The rate, or the nearest one that a recording can have: nonsense must not stop the measures."""
        return min(max(self.rate, RATES[0]), RATES[1])


@dataclasses.dataclass(frozen=True)
class _Header:
    tag: int
    channels: int
    rate: int
    width: int  # bytes of one sample

    @property
    def format(self) -> Optional[str]:
        return _FORMATS.get((self.tag, self.width))


def read(path: Path) -> Recording:
    """Read a recording. Raises UnreadableError."""
    data = _bytes(path)
    what, is_audio = kind(data)
    if what != "WAVE":
        raise UnreadableError("undecoded" if is_audio else "not-audio", what)
    header, body = _parts(data)
    samples = mixed(_decoded(body, header), header.channels)
    if not samples:
        raise UnreadableError("empty", "a WAVE header and no samples")
    return Recording(samples, header.rate, header.channels, header.format or "")


def _bytes(path: Path) -> bytes:
    try:
        data = read_regular(path, LIMIT)
    except FileNotFoundError:
        raise UnreadableError("missing") from None
    except OSError as error:
        raise UnreadableError("missing", error.strerror or type(error).__name__) from error
    if not data:
        raise UnreadableError("empty", "0 bytes")
    return data


def _parts(data: bytes) -> tuple[_Header, bytes]:
    """Header and sound of a WAVE file."""
    header, long_size = None, None
    for name, start, size in _chunks(data):
        if name == b"ds64" and len(data) >= start + 16:  # RF64: sizes beyond 32 bits
            long_size = struct.unpack_from("<Q", data, start + 8)[0]
        elif name == b"fmt ":
            header = _header(data[start : start + size])
        elif name == b"data":
            if header is None:
                raise UnreadableError("damaged", "no format before the sound")
            return header, _body(data[start:], long_size if long_size and size == 0xFFFFFFFF else size)
    raise UnreadableError("damaged", "no sound in the WAVE file")


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield name, start of the content and size of each chunk whose header is complete."""
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        yield name, at + 8, size
        at += 8 + size + size % 2


def _header(content: bytes) -> _Header:
    if len(content) < 16:
        raise UnreadableError("damaged", "the format is cut off")
    tag, channels, rate, _, align, bits = struct.unpack_from("<HHIIHH", content)
    if tag == EXTENSIBLE and len(content) >= 26:
        tag = struct.unpack_from("<H", content, 24)[0]  # the first two bytes of the GUID
    if not channels or not RATES[0] <= rate <= RATES[1]:
        raise UnreadableError("damaged", f"{channels} channels, {rate} Hz")
    # A sample of 20 bits is in the upper bits of 3 bytes.
    width = align // channels if align and align % channels == 0 else (bits + 7) // 8
    header = _Header(tag, channels, rate, width)
    if header.format is None:
        raise UnreadableError("undecoded", f"WAVE, {_COMPRESSED.get(tag, f'format {tag}, {bits} bits')}")
    return header


def _body(rest: bytes, size: int) -> bytes:
    if size == 0 and rest.startswith(_CHUNKS):
        return b""
    if size == 0 or STREAMED <= size <= 0xFFFFFFFF:
        return rest
    if len(rest) < min(size, LIMIT // 2):
        raise UnreadableError("damaged", f"{len(rest)} of {size} bytes")
    return rest[:size]


def _decoded(body: bytes, header: _Header) -> array.array[float]:
    """All samples as floats of full scale 1.0, the channels interleaved."""
    width = header.width
    body = body[: len(body) // width * width]
    if header.tag == FLOAT:
        return _numbers("f" if width == 4 else "d", body)  # type: ignore[return-value]
    if width == 1:  # unsigned
        return array.array("f", [(value - 128) / 128 for value in body])
    numbers = _numbers("h", body) if width == 2 else _numbers("i", _in_four_bytes(body, width))
    scale = 2.0 ** (1 - 8 * numbers.itemsize)
    return array.array("f", [value * scale for value in numbers])


def _in_four_bytes(body: bytes, width: int) -> bytes:
    """Integers of three or four bytes as such of four, in the upper bytes."""
    if width == 4:
        return body
    wide = bytearray(len(body) // 3 * 4)
    for byte in range(3):
        wide[byte + 1 :: 4] = body[byte::3]
    return bytes(wide)


def _numbers(kind_: str, body: bytes) -> _Numbers:
    numbers: _Numbers = array.array(kind_)
    numbers.frombytes(body)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def mixed(samples: array.array[float], channels: int) -> array.array[float]:
    """The mean of interleaved channels."""
    if channels == 1:
        return samples
    frames = len(samples) // channels
    each = [samples[channel : frames * channels : channels] for channel in range(channels)]
    total = functools.reduce(_sums, each[1:], list(each[0]))
    return array.array(samples.typecode, [value / channels for value in total])


def _sums(one: list[float], other: array.array[float]) -> list[float]:
    return list(map(operator.add, one, other))
