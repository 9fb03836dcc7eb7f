"""The machine itself: processor, memory, C library, distribution, GPU. Read from files, nothing is run."""

import dataclasses
import os
import platform
import re
import shlex
from pathlib import Path
from typing import Optional

from indextts_doctor.facts import LibcFamily
from indextts_doctor.target import procfiles

APK_LIMIT = 8 * 2**20  # bytes of Alpine's package database


@dataclasses.dataclass(frozen=True)
class Processor:
    """Name, instruction sets, and physical cores (None: not distinguished)."""

    model: str = ""
    flags: tuple[str, ...] = ()
    cores: Optional[int] = None


def processor(cpuinfo: str) -> Processor:
    """Parse /proc/cpuinfo: "flags" of x86, "Features" of ARM; the first processor counts for all."""
    fields: dict[str, str] = {}
    for line in cpuinfo.splitlines():
        key, _, value = line.partition(":")
        fields.setdefault(key.strip(), value.strip())
    places = zip(_values(cpuinfo, "physical id"), _values(cpuinfo, "core id"))
    flags = fields.get("flags") or fields.get("Features") or ""
    model = fields.get("model name") or fields.get("Model") or fields.get("Hardware") or ""
    return Processor(model[:200], tuple(sorted(set(flags.split()))), len(set(places)) or None)


def _values(cpuinfo: str, key: str) -> list[str]:
    return re.findall(rf"^{key}\s*: (\d+)$", cpuinfo, re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Ram:
    """Bytes of the machine."""

    total: int
    available: int
    swap_free: int


def ram(meminfo: str) -> Optional[Ram]:
    """Parse /proc/meminfo; None when it is not one."""
    table = procfiles.table(meminfo)
    if "MemTotal" not in table:
        return None
    old_kernel = table.get("MemFree", 0) + table.get("Cached", 0) + table.get("Buffers", 0)
    return Ram(table["MemTotal"], table.get("MemAvailable", old_kernel), table.get("SwapFree", 0))


def ram_elsewhere() -> Ram:
    """The memory of a system without /proc."""
    import psutil

    memory = psutil.virtual_memory()
    return Ram(memory.total, memory.available, psutil.swap_memory().free)


@dataclasses.dataclass(frozen=True)
class Distribution:
    """The content of os-release."""

    name: str
    identifier: str
    version: str = ""
    like: tuple[str, ...] = ()


def distribution(root: Path) -> Distribution:
    """The distribution by os-release; on other systems by the platform module."""
    content = procfiles.text(root / "etc/os-release") or procfiles.text(root / "usr/lib/os-release") or ""
    fields = {}
    for line in content.splitlines():
        key, equals, value = line.partition("=")
        if equals:
            fields[key.strip()] = _unquote(value)
    name = fields.get("PRETTY_NAME") or fields.get("NAME") or f"{platform.system()} {platform.release()}"
    return Distribution(
        name[:200],
        fields.get("ID", platform.system().lower())[:64],
        fields.get("VERSION_ID", "")[:64],
        tuple(fields.get("ID_LIKE", "")[:200].split()),
    )


def _unquote(value: str) -> str:
    try:
        return " ".join(shlex.split(value))
    except ValueError:
        return value.strip("\"' ")


def libc(root: Path, own: Optional[str]) -> tuple[LibcFamily, Optional[str]]:
    """Family and version of the system's C library.

    ``own`` is what this process runs on ("glibc 2.36", or None): a file alone proves little, since Debian can
    have musl's loader installed and Alpine a look-alike of glibc's.
    """
    match = re.match(r"glibc (\d+\.\d+)", own or "")
    if match:
        return "glibc", match[1]
    if any(root.glob("lib/ld-musl-*.so.1")):
        return "musl", _apk_version(root)
    return "unknown", None


def own_libc() -> Optional[str]:
    """The libc of this process, e.g. "glibc 2.36"; None when unknown."""
    try:
        return os.confstr("CS_GNU_LIBC_VERSION")
    except (AttributeError, OSError, ValueError):
        return None


def _apk_version(root: Path) -> Optional[str]:
    installed = procfiles.text(root / "lib/apk/db/installed", APK_LIMIT) or ""
    for block in installed.split("\n\n"):
        fields = dict(line.split(":", 1) for line in block.splitlines() if ":" in line)
        if fields.get("P") == "musl":
            return fields.get("V", "").partition("-")[0] or None
    return None


def gpu(root: Path) -> bool:
    """Whether an NVIDIA device is visible: natively, to a container, or under WSL."""
    patterns = ("dev/nvidia[0-9]*", "proc/driver/nvidia/gpus/*", "usr/lib/wsl/lib/libcuda.so*")
    return any(next(root.glob(pattern), None) is not None for pattern in patterns)
