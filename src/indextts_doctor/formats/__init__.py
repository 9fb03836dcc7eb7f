"""Readers of file headers: bytes that nobody vouches for in, small frozen records out.

Nothing is ever loaded or run: a pickle is read as a stream of opcodes, a zip by its directory, the rest by its
header. Every read is bounded. What does not parse raises BrokenFileError, and nothing else does but OSError.
"""

from typing import BinaryIO, Literal, Optional

READ_LIMIT = 8 * 2**20  # bytes of a header, a configuration or a directory that are looked at


Broken = Literal["truncated", "corrupt"]


class BrokenFileError(Exception):
    """The file is not what its name says."""

    def __init__(self, problem: Broken, detail: str, expected_size: Optional[int] = None) -> None:
        super().__init__(detail)
        self.problem = problem
        self.detail = detail[:300]
        self.expected_size = expected_size


class TooLargeError(Exception):
    """A part is larger than is looked at here: nothing can be said, and nothing is wrong."""


def take(file: BinaryIO, count: int, what: str) -> bytes:
    """Read exactly ``count`` bytes. Raises BrokenFileError when the file ends before, TooLargeError above the limit."""
    if count > READ_LIMIT:
        raise TooLargeError(f"{what}: {count} bytes")
    data = file.read(count)
    if len(data) < count:
        raise BrokenFileError("truncated", f"the file ends within {what}")
    return data
