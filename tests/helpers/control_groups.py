"""Real control groups of the tests' own, where this machine lets them be made (root, version 1 or 2)."""

from __future__ import annotations

import contextlib
import os
import uuid
from pathlib import Path
from typing import Optional

ROOT = Path("/sys/fs/cgroup")
# What a limit is called in version 1 and in version 2.
NAMES = {
    "memory": ("memory.limit_in_bytes", "memory.max"),
    "pids": ("pids.max", "pids.max"),
    "cpu": ("cpu.cfs_quota_us", "cpu.max"),
}
ENTER = 'echo $$ > "$1"; shift; exec "$@"'


def why_not(controller: str) -> Optional[str]:
    """Return why no group with ``controller`` can be made here, or None."""
    try:
        with contextlib.ExitStack() as stack:
            _make(stack, controller)
    except OSError as error:
        return f"no control group for {controller} can be made here: {error}"
    return None


def entering(stack: contextlib.ExitStack, controller: str, limit: int, *, period: int = 100_000) -> list[str]:
    """Return the command that runs another in a group of its own, limited to bytes, processes or CPU microseconds
    of every ``period``. The group is removed with ``stack``.
    """
    folder, version = _make(stack, controller)
    value = f"{limit} {period}" if (controller, version) == ("cpu", 2) else str(limit)
    if (controller, version) == ("cpu", 1):
        (folder / "cpu.cfs_period_us").write_text(str(period))
    (folder / NAMES[controller][version - 1]).write_text(value)
    return ["sh", "-c", ENTER, "sh", str(folder / "cgroup.procs")]


def _make(stack: contextlib.ExitStack, controller: str) -> tuple[Path, int]:
    version = 1 if (ROOT / controller).is_dir() else 2
    folder = (ROOT / controller if version == 1 else ROOT) / f"indextts-doctor-{uuid.uuid4().hex[:8]}"
    folder.mkdir()
    stack.callback(_remove, folder)
    if not os.access(folder / NAMES[controller][version - 1], os.W_OK):
        raise OSError(f"{controller} is not handed down to {folder}")
    return folder, version


def _remove(folder: Path) -> None:
    """Remove the group; what is left in it, if anything, goes back to where it came from."""
    for pid in (folder / "cgroup.procs").read_text().split():
        with contextlib.suppress(OSError):
            (folder.parent / "cgroup.procs").write_text(pid)
    folder.rmdir()
