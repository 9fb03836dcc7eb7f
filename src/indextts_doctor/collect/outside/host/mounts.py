"""The file system of a folder, and its free space. Nothing is written."""

import dataclasses
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Optional

from indextts_doctor.facts import Place, PlaceRole

_ESCAPE = re.compile(r"\\([0-7]{3})")


@dataclasses.dataclass(frozen=True)
class Mount:
    """A line of mountinfo."""

    point: str
    fstype: str
    read_only: bool


def parse(mountinfo: str) -> Iterator[Mount]:
    """Parse /proc/PID/mountinfo; a line that is none is left out."""
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        left, right = before.split(), after.split()
        if len(left) < 6 or len(right) < 3:
            continue
        read_only = "ro" in left[5].split(",") or "ro" in right[2].split(",")
        point = _ESCAPE.sub(lambda match: chr(int(match[1], 8)), left[4])
        yield Mount(point, right[0], read_only)


def holding(mounts: tuple[Mount, ...], path: str) -> Optional[Mount]:
    """The mount that shows at ``path``: the deepest, and of those stacked there the last."""
    found = None
    for mount in mounts:
        inside = path == mount.point or path.startswith(mount.point.rstrip("/") + "/")
        if inside and (found is None or len(mount.point) >= len(found.point)):
            found = mount
    return found


def place(role: PlaceRole, path: str, mounts: tuple[Mount, ...] = (), view: str = "") -> Optional[Place]:
    """Describe the file system under ``path``, or under its nearest parent that exists.

    ``view`` is prepended to see it as another process does (/proc/PID/root). None: unknown.
    """
    full = Path(os.path.abspath(path))  # noqa: PTH100 - links are resolved below, once it exists
    for nearest in (full, *full.parents):
        seen = _stat(view, nearest)
        if seen is not None:
            break
    else:
        return None
    mount = holding(mounts, os.path.realpath(nearest)) or Mount("", "", read_only=False)
    flags = getattr(seen, "f_flag", 0)
    return Place(
        role=role,
        path=str(full),
        mount=mount.point,
        fstype=mount.fstype,
        read_only=mount.read_only or bool(flags & getattr(os, "ST_RDONLY", 1)),
        total=seen.f_blocks * seen.f_frsize,
        free=seen.f_bavail * seen.f_frsize,
        inodes=seen.f_files,
        free_inodes=seen.f_favail,
        exists=nearest == full,
    )


def _stat(view: str, path: Path) -> Optional[os.statvfs_result]:
    for prefix in (view, "") if view else ("",):
        try:
            return os.statvfs(prefix + str(path))
        except OSError:  # noqa: PERF203 - two rounds at most
            continue
    return None
