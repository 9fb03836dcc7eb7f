"""Widths of texts in cells of a terminal, and breaking them into lines. Pure."""

import re
from collections.abc import Iterator

# What must not be torn apart: a number with its unit, a word of narrow characters, or one wide character with the marks that belong to it.
WIDE = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
OPENING, CLOSING = "（「『【《“", "，。；：、！？）」』】》”"
NUMBER = r"\d[\d.,]* (?:(?:s|[KMGT]iB|bytes)\b|秒|字节)[,.;:)]*"  # with its unit
PIECE = re.compile(
    rf"\s+|[{OPENING}]*{NUMBER}[{CLOSING}]*|[{OPENING}]*[^\s{WIDE}]+[{CLOSING}]*|[{OPENING}]*[{WIDE}][{CLOSING}]*"
)


def cells(text: str) -> int:
    """The number of columns that a text takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # the help in English needs none of rich

    return cell_len(text)


def wrapped(text: str, width: int) -> Iterator[str]:
    """Yield the lines of ``text``, none wider than ``width`` cells; a longer word is cut, if possible behind a slash or a hyphen."""
    line = ""
    for piece in PIECE.findall(text):
        if cells(line) + cells(piece.rstrip()) <= width:
            line += piece
            continue
        if line.strip():
            yield line.rstrip()
        line = piece.lstrip()
        while cells(line) > width:
            head = _fitting(line, width)
            ends = (head.rfind("/"), max(map(head.rfind, "-_.")))
            head = next((head[: end + 1] for end in ends if end >= len(head) // 2), head)
            yield head
            line = line[len(head) :]
    yield line.rstrip()


def _fitting(text: str, width: int) -> str:
    """The longest beginning of ``text`` that fits, at least one character."""
    end = min(len(text), width)
    while end > 1 and cells(text[:end]) > width:
        end -= 1
    return text[:end]
