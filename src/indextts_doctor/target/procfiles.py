"""Small files of /proc and /sys, read completely or not at all; None for what cannot be read."""

from pathlib import Path
from typing import Optional

from indextts_doctor.formats.reading import read_regular

_DIGITS = 24
LIMIT = 256 * 1024  # bytes; nothing that is read here is longer on a sane machine


def text(path: Path, limit: int = LIMIT) -> Optional[str]:
    """At most ``limit`` bytes of a file as text, or None when it cannot be read."""
    try:
        return read_regular(path, limit).decode("utf-8", "replace")
    except OSError:
        return None


def number(path: Path) -> Optional[int]:
    """The integer that a file holds, or None ("max", absent, unreadable)."""
    return integer(text(path, 64))


def integer(value: Optional[str], base: int = 10) -> Optional[int]:
    """``value`` as an integer, or None when it is none; the kernel knows none of more than 64 bits."""
    digits = (value or "").strip()
    try:
        return int(digits, base) if len(digits) <= _DIGITS else None
    except ValueError:
        return None


def table(content: Optional[str]) -> dict[str, int]:
    """The numbers of a "key value" file, e.g. memory.stat, or of "Key:  value kB" lines, in bytes."""
    found: dict[str, int] = {}
    for line in (content or "").splitlines():
        words = line.replace(":", " ", 1).split()
        value = integer(words[1]) if len(words) in (2, 3) else None
        if value is not None:
            found[words[0]] = value * 1024 if words[2:] == ["kB"] else value
    return found
