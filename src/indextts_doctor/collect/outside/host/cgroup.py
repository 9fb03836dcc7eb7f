"""What control groups grant: version 1, version 2, and both at once.

A process is bound by its own group and by every ancestor, so each limit is the tightest on the way up. Inside
a container the way may be hidden: with a cgroup namespace the mount point itself is the process's group;
without one, /proc names a path of the host that only the mount's own root can translate.
"""

import dataclasses
import math
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Optional

from indextts_doctor.facts import CgroupKind
from indextts_doctor.target import procfiles

CONTROLLERS = ("memory", "cpu", "pids")
NO_LIMIT = 2**62  # version 1 means "none" by a number near 2**63
MANY_PERIODS = 600  # fewer (a minute of work) are not enough to detect throttling
_ESCAPE = re.compile(r"\\([0-7]{3})")


@dataclasses.dataclass(frozen=True)
class Mounted:
    """A mounted hierarchy: its controllers (none: version 2), the folder it shows, and where."""

    controllers: frozenset[str]
    root: str
    point: str


@dataclasses.dataclass(frozen=True)
class Groups:
    """The folders of a process's groups by controller, its own first, then every ancestor that is visible."""

    kind: Optional[CgroupKind]
    folders: dict[str, tuple[Path, ...]]
    top: frozenset[str] = frozenset()  # controllers in which the process is in the machine's root group

    def of(self, controller: str) -> tuple[Path, ...]:
        """The folders that bind ``controller``."""
        return self.folders.get(controller, ())


def find(root: Path, pid: str = "self") -> Groups:
    """The groups of process ``pid``. ``root`` holds proc and sys."""
    own = memberships(procfiles.text(root / "proc" / pid / "cgroup") or "")
    mounts = list(mounted(procfiles.text(root / "proc/self/mountinfo") or ""))
    folders = {}
    top = set()
    for controller in CONTROLLERS:
        key = controller if controller in own else ""
        mount = next((m for m in mounts if _serves(m, key)), None)
        if key in own and mount is not None:
            folders[controller] = _way_up(root, mount, own[key])
            if own[key] == "/" and mount.root == "/":
                top.add(controller)
    return Groups(_kind(own, mounts), folders, frozenset(top))


def memberships(content: str) -> dict[str, str]:
    """Parse /proc/PID/cgroup: controller (of version 1) or "" (version 2) to path."""
    found = {}
    for line in content.splitlines():
        _, controllers, path = (*line.split(":", 2), "", "")[:3]
        for controller in controllers.split(","):
            found[controller] = path
    return found


def mounted(mountinfo: str) -> Iterator[Mounted]:
    """Parse the hierarchies out of /proc/PID/mountinfo."""
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        left, right = before.split(), after.split()
        if len(left) < 5 or len(right) < 3 or right[0] not in ("cgroup", "cgroup2"):
            continue
        options = frozenset(right[2].split(",")) if right[0] == "cgroup" else frozenset()
        yield Mounted(options, _unescape(left[3]), _unescape(left[4]))


def _unescape(path: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 8)), path)


def _serves(mount: Mounted, controller: str) -> bool:
    return controller in mount.controllers if controller else not mount.controllers


def _kind(own: dict[str, str], mounts: Iterable[Mounted]) -> Optional[CgroupKind]:
    versions = {bool(mount.controllers) for mount in mounts}
    if versions == {True, False}:
        return "hybrid" if any(own) else "v2"
    if not versions:
        return None
    return "v1" if versions == {True} else "v2"


def _way_up(root: Path, mount: Mounted, path: str) -> tuple[Path, ...]:
    """The folders from the group up to the mount point."""
    point = root / mount.point.lstrip("/")
    shown = PurePosixPath(mount.root)
    try:
        inside = PurePosixPath(path).relative_to(shown)
    except ValueError:
        inside = PurePosixPath()  # the mount shows another part: the namespace's root is the group
    folder = point if ".." in inside.parts else point / inside
    while folder != point and not os.path.isdir(folder):  # noqa: PTH112 - a name that is too long is none
        folder = folder.parent  # hidden from us, or gone
    above = [parent for parent in folder.parents if parent == point or point in parent.parents]
    return (folder, *above)


@dataclasses.dataclass(frozen=True)
class MemoryLimit:
    """Bytes: the tightest limit, what is used under it, and what all limits together still leave."""

    limit: Optional[int] = None
    used: Optional[int] = None
    path: Optional[str] = None
    left: Optional[int] = None
    high: Optional[int] = None
    oom_kills: Optional[int] = None


def memory(groups: Groups, total: int) -> MemoryLimit:
    """What the groups leave; a limit of ``total`` bytes or more limits nothing."""
    tightest = MemoryLimit()
    left = high = None
    for folder in groups.of("memory"):
        limit, used, path = _memory_of(folder)
        high = _least(high, procfiles.number(folder / "memory.high"))
        if limit is None or limit >= min(total, NO_LIMIT):
            continue
        left = _least(left, max(0, limit - used + _reclaimable(folder)))
        if tightest.limit is None or limit < tightest.limit:
            tightest = MemoryLimit(limit, used, path)
    kills = None if "memory" in groups.top else _oom_kills(groups.of("memory"))
    return dataclasses.replace(tightest, left=left, high=high, oom_kills=kills)


def _memory_of(folder: Path) -> tuple[Optional[int], int, str]:
    second = folder / "memory.max"
    if second.exists():
        return procfiles.number(second), procfiles.number(folder / "memory.current") or 0, str(second)
    first = folder / "memory.limit_in_bytes"
    used = procfiles.number(folder / "memory.usage_in_bytes") or 0
    limit = procfiles.number(first)
    above = procfiles.table(procfiles.text(folder / "memory.stat")).get("hierarchical_memory_limit")
    return _least(limit, above), used, str(first)


def _reclaimable(folder: Path) -> int:
    """The bytes of page cache, which the kernel gives up before it kills.

    Both lists count: a model that was read twice is in the active one.
    """
    stat = procfiles.table(procfiles.text(folder / "memory.stat"))
    prefix = "total_" if "total_inactive_file" in stat else ""
    return stat.get(prefix + "inactive_file", 0) + stat.get(prefix + "active_file", 0)


def _oom_kills(folders: tuple[Path, ...]) -> Optional[int]:
    """The kills in the process's own group; those of the ancestors were others' processes."""
    for folder in folders[:1]:
        for name in ("memory.events", "memory.oom_control"):
            counts = procfiles.table(procfiles.text(folder / name))
            if "oom_kill" in counts:
                return counts["oom_kill"]
    return None


def _least(one: Optional[int], other: Optional[int]) -> Optional[int]:
    known = [value for value in (one, other) if value is not None]
    return min(known) if known else None


@dataclasses.dataclass(frozen=True)
class CpuLimit:
    """CPUs of the tightest quota, and the share of periods in which it was exhausted."""

    quota: Optional[float] = None
    path: Optional[str] = None
    throttled: Optional[float] = None


def cpu(groups: Groups) -> CpuLimit:
    """The tightest quota of the groups."""
    tightest = CpuLimit()
    for folder in groups.of("cpu"):
        quota, path = _quota(folder)
        if quota < (tightest.quota or math.inf):
            tightest = CpuLimit(round(quota, 3), path, _throttled(folder))
    return tightest


def _quota(folder: Path) -> tuple[float, str]:
    second = folder / "cpu.max"
    content = procfiles.text(second)
    if content is not None:
        words = [*content.split(), "", ""]
        granted, period = procfiles.integer(words[0]), procfiles.integer(words[1])
        path = second
    else:
        path = folder / "cpu.cfs_quota_us"
        granted, period = procfiles.number(path), procfiles.number(folder / "cpu.cfs_period_us")
    valid = granted is not None and granted > 0 and period
    return (granted / period if valid and granted and period else math.inf), str(path)


def _throttled(folder: Path) -> Optional[float]:
    stat = procfiles.table(procfiles.text(folder / "cpu.stat"))
    periods = stat.get("nr_periods", 0)
    return round(stat.get("nr_throttled", 0) / periods, 3) if periods >= MANY_PERIODS else None


@dataclasses.dataclass(frozen=True)
class PidsLimit:
    """The group with the fewest free process numbers."""

    maximum: Optional[int] = None
    current: Optional[int] = None
    path: Optional[str] = None


def pids(groups: Groups) -> PidsLimit:
    """The limit on processes and threads that is nearest."""
    found = []
    for folder in groups.of("pids"):
        maximum, current = procfiles.number(folder / "pids.max"), procfiles.number(folder / "pids.current")
        if maximum is not None and current is not None:
            found.append(PidsLimit(maximum, current, str(folder / "pids.max")))
    return min(found, key=lambda one: (one.maximum or 0) - (one.current or 0), default=PidsLimit())
