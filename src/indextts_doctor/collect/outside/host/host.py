"""The machine or container, as the service, or else this process, is allowed to use it."""

import os
import platform
from pathlib import Path

from indextts_doctor.collect.outside.host import cgroup, container, machine, mounts
from indextts_doctor.facts import Cpu, Host, Limits, Memory, Place, PlaceRole
from indextts_doctor.target import processes, procfiles
from indextts_doctor.target.context import Context
from indextts_doctor.target.hubsettings import deployments_hub
from indextts_doctor.target.variables import proxies, relevant

SYSTEM = Path("/")
CPUINFO = 4 * 2**20  # bytes: more than a thousand processors


def collect(context: Context, root: Path = SYSTEM) -> Host:
    """What the host grants. ``root`` holds proc, sys, etc and dev.

    Where a service runs, its control group, processors, limits and mounts count, not the doctor's own.
    """
    pid = str(context.service.pid) if context.service else "self"
    if not (root / "proc" / pid).is_dir():
        pid = "self"  # it ended meanwhile, or there is no /proc
    groups = cgroup.find(root, pid)
    family, version = machine.libc(root, machine.own_libc())
    system = machine.distribution(root)
    return Host(
        system=platform.system(),
        machine=platform.machine(),
        kernel=platform.release(),
        distribution=system.name,
        distribution_id=system.identifier,
        container=container.detect(root, {**context.variables, **_kubernetes()}),
        cgroup=groups.kind,
        memory=_memory(root, pid, groups),
        cpu=_cpu(root, pid, groups),
        limits=_limits(root, pid, groups),
        places=_places(context, root, pid),
        libc_family=family,
        libc_version=version,
        gpu=machine.gpu(root),
        environment=relevant(context.variables),
        environment_from=context.variables_from,
        proxies=_proxies(context),
        distribution_version=system.version,
        distribution_like=system.like,
    )


def _proxies(context: Context) -> tuple[str, ...]:
    """Of a service that runs only the variables that matter are kept; it was asked for its proxies before."""
    if context.service is not None and context.service.environment:
        return context.service.proxies
    return proxies(context.variables)


def _kubernetes() -> dict[str, str]:
    name = "KUBERNETES_SERVICE_HOST"
    return {name: os.environ[name]} if name in os.environ else {}


def _memory(root: Path, pid: str, groups: cgroup.Groups) -> Memory:
    ram = machine.ram(procfiles.text(root / "proc/meminfo") or "") or machine.ram_elsewhere()
    bound = cgroup.memory(groups, ram.total)
    left = ram.available if bound.left is None else min(ram.available, bound.left)
    return Memory(
        total=ram.total,
        available=ram.available,
        granted=left,
        limit=bound.limit,
        used_in_cgroup=bound.used,
        limited_by=bound.path,
        oom_kills=bound.oom_kills,
        swap_free=ram.swap_free,
        high=bound.high,
        held_by_service=0 if pid == "self" else processes.resident(root, pid),
    )


def memory_granted(root: Path = SYSTEM) -> int:
    """The bytes of memory that a process of this control group can still get."""
    return _memory(root, "self", cgroup.find(root, "self")).granted


def cpus_granted(root: Path = SYSTEM) -> float:
    """The processors that a process of this control group can use."""
    return _cpu(root, "self", cgroup.find(root, "self")).granted


def _cpu(root: Path, pid: str, groups: cgroup.Groups) -> Cpu:
    processor = machine.processor(procfiles.text(root / "proc/cpuinfo", CPUINFO) or "")
    bound = cgroup.cpu(groups)
    return Cpu(
        logical=os.cpu_count() or 1,
        affinity=processes.affinity(root, pid),
        quota=bound.quota,
        flags=processor.flags,
        model=processor.model,
        throttled=bound.throttled,
        quota_from=bound.path,
        cores=processor.cores,
    )


def _limits(root: Path, pid: str, groups: cgroup.Groups) -> Limits:
    content = procfiles.text(root / "proc" / pid / "limits")
    own = processes.ulimits_here() if content is None else processes.ulimits(content)
    pids = cgroup.pids(groups)
    return Limits(
        address_space=own.address_space,
        processes=own.processes,
        open_files=own.open_files,
        pids_max=pids.maximum,
        pids_current=pids.current,
        pids_from=pids.path,
        user_threads=processes.user_threads(root, pid, own.processes),
    )


def _places(context: Context, root: Path, pid: str) -> tuple[Place, ...]:
    if not hasattr(os, "statvfs"):
        return ()  # Windows
    content = procfiles.text(root / "proc" / pid / "mountinfo") or procfiles.text(root / "proc/self/mountinfo") or ""
    mounted = tuple(mounts.parse(content))
    view = "" if pid == "self" else str(root / "proc" / pid / "root")
    found = [mounts.place(role, path, mounted, view) for role, path in wanted(context)]
    return tuple(place for place in found if place is not None)


def wanted(context: Context) -> list[tuple[PlaceRole, str]]:
    """Role and path of every folder whose file system matters."""
    directory = context.target.directory
    layout = context.profile.model
    model = context.target.model_dir or (str(Path(directory, layout.folder)) if layout else None)
    places: list[tuple[PlaceRole, str]] = [
        ("directory", directory),
        ("cache", deployments_hub(context).cache()[0]),
        ("tmp", _tmp(context)),
    ]
    if model:
        places.append(("model", model))
        places += [("writes", str(Path(model, sub))) for sub in (layout.writes_into if layout else ())]
    places.append(("environment", context.environment.prefix or str(Path(context.target.python).parent)))
    if Path("/dev/shm").is_dir():  # noqa: S108 - looked at, not used
        places.append(("shm", "/dev/shm"))  # noqa: S108
    return places


def _tmp(context: Context) -> str:
    """The first folder that Python's tempfile tries."""
    named = (context.variables.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    return _absolute(context, next((value for value in named if value), "/tmp"))  # noqa: S108


def _absolute(context: Context, path: str) -> str:
    return str(Path(context.target.directory, os.path.expanduser(path)))  # noqa: PTH111 - "~" may be unknown
