"""Hard links of a file: all of them share its mode and owner."""

import contextlib
import os
import stat
from collections.abc import Iterable


def outside(path: str, roots: Iterable[str]) -> int:
    """The number of hard links of a file outside these folders; 0 for a folder. Raises OSError."""
    status = os.lstat(path)
    if status.st_nlink == 1 or not stat.S_ISREG(status.st_mode):
        return 0
    real = {os.path.realpath(root) for root in roots}
    tops = [root for root in real if not any(root.startswith(f"{other}/") for other in real)]
    return status.st_nlink - sum(_names(root, status) for root in tops)


def _names(folder: str, wanted: os.stat_result) -> int:
    found = 0
    with contextlib.suppress(OSError), os.scandir(folder) as entries:  # what cannot be seen is not known to be inside
        for one in entries:
            if one.is_dir(follow_symlinks=False):
                found += _names(one.path, wanted)
            elif one.inode() == wanted.st_ino:
                found += os.path.samestat(one.stat(follow_symlinks=False), wanted)
    return found
