"""Inputs near valid ones: bits and numbers changed, pieces taken out, put in, repeated, mixed with another's."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from fuzz.harness import MOST

Rewrite = Callable[[bytearray, random.Random, Sequence[bytes]], None]

_NUMBERS = (
    0,
    1,
    2,
    0x7F,
    0x80,
    0xFF,
    0x7FFF,
    0x8000,
    0xFFFF,
    2**31 - 1,
    2**31,
    2**32 - 1,
    2**62,
    2**63 - 1,
    2**63,
    2**64 - 1,
)
_WORDS = (
    b"\0", b"\n", b"\r\n", b" ", b"\\", b'"', b"'", b"[", b"]", b"{", b"}", b",", b":", b"=", b"/", b"-", b"..", b"#",
    b"9" * 5000, b"-1", b"1e999", b"NaN", b"null", b"true", b'"\\ud800"', b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80\xae",
    "²".encode(), "٣".encode(), b"\x1b[31m", b"%s", b"{x}", b"$HOME", b"~", b"__import__", b"18446744073709551616",
)  # fmt: skip


def mutated(seed: bytes, chance: random.Random, words: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """Return ``seed`` with one to four things done to it; at most MOST bytes."""
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 2, 2, 3, 4))):
        chance.choice(_WAYS)(
            data, chance, (*words, *_WORDS) if chance.random() < 0.7 or not others else others
        )
        del data[MOST:]
    return bytes(data)


def _place(data: bytearray, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _piece(data: bytearray, chance: random.Random) -> tuple[int, int]:
    start = _place(data, chance)
    longest = chance.choice((1, 4, 16, 64, len(data) + 1))
    return start, min(len(data), start + chance.randrange(longest) + 1)


def flip(data: bytearray, chance: random.Random, _: Sequence[bytes]) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def byte(data: bytearray, chance: random.Random, _: Sequence[bytes]) -> None:
    if data:
        data[chance.randrange(len(data))] = chance.randrange(256)


def number(data: bytearray, chance: random.Random, _: Sequence[bytes]) -> None:
    width = chance.choice((1, 2, 4, 8))
    start = _place(data, chance)
    value = chance.choice(_NUMBERS) % 256**width
    data[start : start + width] = value.to_bytes(width, chance.choice(("little", "big")))


def drop(data: bytearray, chance: random.Random, _: Sequence[bytes]) -> None:
    start, end = _piece(data, chance)
    del data[start:end]


def cut(data: bytearray, chance: random.Random, _: Sequence[bytes]) -> None:
    del data[_place(data, chance) :]


def repeat(data: bytearray, chance: random.Random, _: Sequence[bytes]) -> None:
    start, end = _piece(data, chance)
    times = chance.choice((2, 8, 100, 10_000, 60_000))
    times = min(times, MOST // max(1, end - start))
    data[start:end] = bytes(data[start:end]) * times


def insert(data: bytearray, chance: random.Random, words: Sequence[bytes]) -> None:
    start = _place(data, chance)
    data[start:start] = chance.choice(words)


def replace(data: bytearray, chance: random.Random, words: Sequence[bytes]) -> None:
    start, end = _piece(data, chance)
    data[start:end] = chance.choice(words)


def flood(data: bytearray, chance: random.Random, words: Sequence[bytes]) -> None:
    """Put a word in very often: what is not linear in the length shows."""
    start = _place(data, chance)
    word = chance.choice(words)
    data[start:start] = word * min(chance.choice((50, 2000, 60_000)), MOST // max(1, len(word)))


def swap(data: bytearray, chance: random.Random, _: Sequence[bytes]) -> None:
    start, end = _piece(data, chance)
    piece = bytes(data[start:end])
    del data[start:end]
    place = _place(data, chance)
    data[place:place] = piece


def digits(data: bytearray, chance: random.Random, _: Sequence[bytes]) -> None:
    """Change a number that is written out."""
    places = [index for index, value in enumerate(data[:4096]) if 48 <= value < 58]
    if places:
        start = chance.choice(places)
        data[start : start + 1] = chance.choice((b"-1", b"0", b"1e400", b"9" * 30, b"9" * 5000, b"0.5", b""))


_WAYS: tuple[Rewrite, ...] = (
    flip, flip, byte, byte, number, number, drop, drop, cut, repeat, insert, insert, replace, flood, swap, digits,
)  # fmt: skip
