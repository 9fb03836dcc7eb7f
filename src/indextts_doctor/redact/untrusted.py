"""Strings that come from the deployment: made visible and bounded before a person or a terminal meets them. Pure."""

import math
import re
from collections.abc import Callable
from typing import Any

# What a terminal obeys, what reorders or hides text, and what no encoder accepts.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0 and C1 controls: escapes, CSI, OSC, BEL, NUL
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"  # soft hyphen and other characters without a shape
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"  # zero width, line separators, bidirectional overrides
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"  # variation selectors, byte order mark, non-characters
    "\ud800-\udfff"  # lone surrogates
    "\U000e0000-\U000e0fff]"  # tags and the rest of the invisible plane
)
LARGEST = 2**53  # largest integer that every JSON reader reads exactly
_SPACE = re.compile(r"\s")
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def printable(text: str, *, newlines: bool = True) -> str:
    r"""``text`` with every control, escape and invisible character as a visible escape such as ``\x1b``.

    Line feeds and tabs stay when ``newlines`` is true. The result can be encoded in UTF-8.
    """
    if text.isascii() and text.isprintable():
        return text
    kept = "\n\t" if newlines else ""

    def escape(match: re.Match[str]) -> str:
        character = match[0]
        return character if character in kept else _escaped(character)

    return _UNPRINTABLE.sub(escape, text.replace("\r\n", "\n") if newlines else text)


def _escaped(character: str) -> str:
    number = ord(character)
    if character in _NAMED:
        return _NAMED[character]
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def bounded(text: str, limit: int = 2000) -> str:
    """``text``, or its beginning and a mark that shows how much was cut; never more than ``limit`` characters."""
    if len(text) <= limit:
        return text
    mark = f"… [{len(text):,} characters, cut]"
    return text[: max(0, limit - len(mark))] + mark[:limit]


def ending(text: str, limit: int) -> str:
    """The end of ``text``, at most ``limit`` characters, without the word that the cut went through.

    What is left of a secret without its beginning is known to no pattern.
    """
    if len(text) <= limit:
        return text
    tail = text[-limit:]
    if text[-limit - 1].isspace():
        return tail
    whole = _SPACE.search(tail)
    return tail[whole.end() :] if whole else ""


def every_number(obj: Any) -> Any:
    """JSON-like ``obj`` with every number such that any reader of JSON takes it: 2**53 at most, and no "nan"."""
    if isinstance(obj, dict):
        return {key: every_number(value) for key, value in obj.items()}
    if isinstance(obj, (list, tuple)):
        return [every_number(item) for item in obj]
    if isinstance(obj, bool):
        return obj
    if isinstance(obj, float) and not math.isfinite(obj):
        return 0.0 if math.isnan(obj) else math.copysign(float(LARGEST), obj)
    return max(-LARGEST, min(obj, LARGEST)) if isinstance(obj, int) else obj


def every_string(obj: Any, change: Callable[[str], str]) -> Any:
    """JSON-like ``obj`` with every string in it changed, keys too."""
    if isinstance(obj, str):
        return change(obj)
    if isinstance(obj, dict):
        return {change(key): every_string(value, change) for key, value in obj.items()}
    if isinstance(obj, (list, tuple)):
        return [every_string(item, change) for item in obj]
    return obj
