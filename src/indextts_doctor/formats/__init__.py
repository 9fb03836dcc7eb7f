"""Readers of file headers: they parse untrusted bytes into small frozen records.

Nothing is loaded or run: a pickle is read as a stream of opcodes, a zip by its directory, other files by their
header. Every read is bounded. Files that do not parse raise BrokenFileError; other errors are OSError only.
"""

from typing import BinaryIO, Literal, Optional

READ_LIMIT = 8 * 2**20  # bytes of a header, a configuration or a directory that are read, at most


Broken = Literal["truncated", "corrupt"]


class BrokenFileError(Exception):
    """The content of a file does not match its type."""

    def __init__(self, problem: Broken, detail: str, expected_size: Optional[int] = None) -> None:
        super().__init__(detail)
        self.problem = problem
        self.detail = detail[:300]
        self.expected_size = expected_size


class TooLargeError(Exception):
    """A part is larger than the limit of the reader: the file was not checked."""


def take(file: BinaryIO, count: int, what: str) -> bytes:
    """Read exactly ``count`` bytes. Raises BrokenFileError if the file ends before, TooLargeError above the limit."""
    if count > READ_LIMIT:
        raise TooLargeError(f"{what}: {count} bytes")
    data = file.read(count)
    if len(data) < count:
        raise BrokenFileError("truncated", f"the file ends within {what}")
    return data
