"""One process in /proc: limits, processors, threads, memory."""

import dataclasses
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Optional

from indextts_doctor.target import procfiles

NEAR = 16_384  # a limit on processes above this is far away and not worth counting threads
_NAMES = {"address_space": "Max address space", "processes": "Max processes", "open_files": "Max open files"}


@dataclasses.dataclass(frozen=True)
class Ulimits:
    """Soft limits; None: unlimited."""

    address_space: Optional[int] = None
    processes: Optional[int] = None
    open_files: Optional[int] = None


def ulimits(content: str) -> Ulimits:
    """Parse /proc/PID/limits."""
    found: dict[str, Optional[int]] = {}
    for line in content.splitlines():
        for field, name in _NAMES.items():
            if line.startswith(name):
                found[field] = procfiles.integer((line[len(name) :].split() or [""])[0])
    return Ulimits(**found)


def ulimits_here() -> Ulimits:
    """The limits of this process on a system without /proc."""
    try:
        import resource
    except ImportError:
        return Ulimits()
    found = {}
    for field, name in (("address_space", "AS"), ("processes", "NPROC"), ("open_files", "NOFILE")):
        kind = getattr(resource, f"RLIMIT_{name}", None)
        value = resource.RLIM_INFINITY if kind is None else resource.getrlimit(kind)[0]
        found[field] = None if value == resource.RLIM_INFINITY else value
    return Ulimits(**found)


def status(content: str) -> dict[str, str]:
    """Parse /proc/PID/status."""
    return {key: value.strip() for key, colon, value in (line.partition(":") for line in content.splitlines()) if colon}


def cpus(ranges: str) -> int:
    """Count a list of processors such as "0-3,8"."""
    total = 0
    for part in ranges.split(","):
        match = re.fullmatch(r"\s*(\d{1,9})(?:-(\d{1,9}))?\s*", part)
        if match:
            total += max(0, int(match[2] or match[1]) - int(match[1]) + 1)
    return total


def affinity(root: Path, pid: str) -> int:
    """How many processors the process may use."""
    allowed = status(procfiles.text(root / "proc" / pid / "status") or "").get("Cpus_allowed_list", "")
    if cpus(allowed):
        return cpus(allowed)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def numbered(root: Path) -> Iterator[str]:
    """Yield the process numbers under ``root``/proc."""
    try:
        names = os.listdir(root / "proc")  # noqa: PTH208 - names are what is wanted
    except OSError:
        return
    yield from (name for name in names if name.isdigit())


def user_threads(root: Path, pid: str, limit: Optional[int]) -> Optional[int]:
    """Count the threads of the user of ``pid``, when ``limit`` is near and binds that user (not root)."""
    uid = _uid(status(procfiles.text(root / "proc" / pid / "status") or ""))
    if limit is None or limit > NEAR or uid in (None, "0"):
        return None
    total = 0
    for name in numbered(root):
        one = status(procfiles.text(root / "proc" / name / "status", 8192) or "")
        if _uid(one) == uid:
            total += procfiles.integer(one.get("Threads")) or 1
    return total


def _uid(one: dict[str, str]) -> Optional[str]:
    words = one.get("Uid", "").split()
    return words[0] if words else None


def resident(root: Path, pid: str) -> int:
    """The resident bytes of the process group of ``pid``: a master and its workers."""
    group = _group(root, pid)
    if group is None:
        return 0
    page = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
    total = 0
    for name in numbered(root):
        if _group(root, name) == group:
            words = (procfiles.text(root / "proc" / name / "statm", 256) or "").split()
            total += (procfiles.integer(words[1]) or 0) * page if len(words) > 1 else 0
    return total


def _group(root: Path, pid: str) -> Optional[str]:
    stat = procfiles.text(root / "proc" / pid / "stat", 4096) or ""
    words = stat.rpartition(")")[2].split()  # the name before it may hold spaces and brackets
    return words[2] if len(words) > 2 else None
