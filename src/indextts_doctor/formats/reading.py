"""Opening files of which nobody knows what they are: only regular ones, and never waiting.

To open a named pipe waits for its other end, for ever; a terminal, a tape or a device may do worse.
"""

import errno
import os
import stat
from typing import BinaryIO, Union

_PSEUDO = 8 * 2**20  # bytes, the most that is read of a file in /proc, whose size is said to be 0
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0)


def open_regular(path: Union[str, os.PathLike[str]]) -> BinaryIO:
    """Open a regular file for reading. Raises OSError for anything else, also when it has just become that."""
    try:
        _check(os.stat(path), path)  # noqa: PTH116 - texts are paths here as well
        descriptor = os.open(path, _FLAGS)
    except ValueError as error:  # a null byte, or half a character: no file has such a name
        raise OSError(errno.EINVAL, str(error), ascii(path)) from error
    try:
        _check(os.fstat(descriptor), path)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def read_regular(path: Union[str, os.PathLike[str]], limit: int) -> bytes:
    """Return the first ``limit`` bytes of a regular file. Raises OSError."""
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size or _PSEUDO
        return file.read(min(limit, size + 1))  # so much memory is taken before anything is read


def _check(status: os.stat_result, path: Union[str, os.PathLike[str]]) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is no regular file", str(path))
