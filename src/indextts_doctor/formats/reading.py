"""Opens unknown files: only regular ones, and without blocking.

Opening a named pipe blocks until its other end is opened; opening a device can have side effects.
"""

import errno
import os
import stat
from typing import BinaryIO, Union

_PSEUDO = 8 * 2**20  # bytes that are read of a file in /proc, at most; its size is reported as 0
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0)


def open_regular(path: Union[str, os.PathLike[str]]) -> BinaryIO:
    """Open a regular file for reading. Raises OSError for every other type, also if the type changes before the opening."""
    try:
        _check(os.stat(path), path)  # noqa: PTH116 - texts are paths here as well
        descriptor = os.open(path, _FLAGS)
    except ValueError as error:  # a null byte or half a character, which no name of a file has
        raise OSError(errno.EINVAL, str(error), ascii(path)) from error
    try:
        _check(os.fstat(descriptor), path)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def read_regular(path: Union[str, os.PathLike[str]], limit: int) -> bytes:
    """The first ``limit`` bytes of a regular file. Raises OSError."""
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size or _PSEUDO
        return file.read(min(limit, size + 1))  # read() allocates this much memory before it reads


def _check(status: os.stat_result, path: Union[str, os.PathLike[str]]) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is no regular file", str(path))
