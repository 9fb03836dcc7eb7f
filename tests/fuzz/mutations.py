"""Inputs near valid ones: bits and numbers changed, pieces taken out, put in, repeated, mixed with another's."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

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
        chance.choice(_WAYS)(data, chance, (*words, *_WORDS) if chance.random() < 0.7 or not others else others)
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


_ODD: tuple[Any, ...] = (
    None, True, 0, -1, 1, 2**31, 2**63, 10**30, -(10**30), 0.0, -1.5, 1e300, "", " ", "0", "1.0", "x" * 5000, "/", "/a/../b", "..",
    "\ud800", "\0", "\x1b[31m", "1!0.dev", "numpy", ">=2,<1", "{x}", "{", "%", "a\nb", "/srv/tts", "2.0+cu121", [], {},
)  # fmt: skip


def value(data: bytearray, chance: random.Random, _: Sequence[bytes]) -> None:
    """Change one value of a JSON document, or of one of its lines; it stays JSON."""
    lines = bytes(data).split(b"\n")
    place = chance.randrange(len(lines))
    try:
        document = json.loads(lines[place])
    except (ValueError, RecursionError):
        return
    spots = list(itertools.islice(_spots(document), 5000))
    if spots:
        holder, key = chance.choice(spots)
        holder[key] = _other(holder[key], chance)
        lines[place] = json.dumps(document).encode()
        data[:] = b"\n".join(lines)


def _spots(document: Any) -> Iterator[tuple[Any, Any]]:
    todo = [document]
    while todo:
        holder = todo.pop()
        for key in list(holder) if isinstance(holder, dict) else range(len(holder)) if isinstance(holder, list) else ():
            yield holder, key
            todo.append(holder[key])


def _other(old: Any, chance: random.Random) -> Any:
    """Return another value, most often of the same type, so that it is not refused at once."""
    alike = [one for one in _ODD if type(one) is type(old)]
    if isinstance(old, list) and chance.random() < 0.5:
        return old * chance.choice((0, 2, 500))
    return chance.choice(alike if alike and chance.random() < 0.8 else _ODD)


_WAYS: tuple[Rewrite, ...] = (
    value, value, value, flip, flip, byte, byte, number, number, drop, drop, cut, repeat, insert, insert, replace, flood, swap, digits,
)  # fmt: skip
