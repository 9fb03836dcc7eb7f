"""Paragraphs of text with labels and hanging indents. Wide characters count as two columns, and a command is not broken."""

import re
from collections.abc import Iterator

import typer

from indextts_doctor.i18n.width import WIDE, cells, wrapped
from indextts_doctor.redact.untrusted import printable

# A phrase in backticks with a space in it is a command: it gets a line of its own, so that it can be copied.
COMMAND = re.compile(r"\s*[:：,，]?\s*`([^`]* [^`]*)`[.。；;，,]?\s*")
# A word of a shell command, quotes and all: a command is broken between words only.
SHELL_WORD = re.compile(r"""(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+|\S""")


class Page:
    """Collects lines of text."""

    def __init__(self, *, color: bool, width: int, symbols: bool = True) -> None:
        self.color = color
        self.symbols = symbols  # whether the terminal shows them; else words tell severities apart
        self.width = width
        self.lines: list[str] = []

    def gap(self) -> None:
        """Leave a line empty."""
        self.lines.append("")

    def paragraph(self, label: str, body: str, *, hang: int = 0, style: str = "", label_style: str = "") -> None:
        """Wrap ``body`` behind ``label``; following lines begin in column ``hang``, or under the first one."""
        body = printable(body, newlines=False)
        hang = max(hang, cells(label))
        head = self._styled(label, label_style) + " " * (hang - cells(label))
        for line in self._broken(body, self.width - hang):
            self.lines.append((head + self._styled(line, style)).rstrip())
            head = " " * hang

    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines) + "\n"

    def _broken(self, body: str, width: int) -> Iterator[str]:
        alone = COMMAND.fullmatch(body)
        if alone:
            yield from command_lines(alone.group(1), width)
            return
        pieces = COMMAND.split(body)
        for number, piece in enumerate(pieces):
            if number % 2:
                yield from (f"  {line}" for line in command_lines(piece, width - 2))
            elif piece or not number:
                introduces = bool(piece) and number + 1 < len(pieces)
                yield from wrapped(piece + (_colon(piece) if introduces else ""), width)

    def _styled(self, text: str, style: str) -> str:
        if not (self.color and style and text.strip()):
            return text
        words = style.split()
        color = next((word for word in words if word not in ("bold", "dim")), None)
        return typer.style(text, fg=color, bold="bold" in words or None, dim="dim" in words or None)


def _colon(text: str) -> str:
    return "：" if re.search(f"[{WIDE}]", text) else ":"


def command_lines(command: str, width: int) -> Iterator[str]:
    """The lines of a shell command, continued with a backslash where it is wider than ``width``; no word is broken."""
    line = ""
    for word in SHELL_WORD.findall(command):
        if not line:
            line = word
        elif cells(line) + 1 + cells(word) <= width - 2:  # room for the backslash
            line += f" {word}"
        else:
            yield f"{line} \\"
            line = f"  {word}"
    yield line
