"""Whether this is a container, and of which kind, detected by the marks that container engines leave."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Optional

from indextts_doctor.target import procfiles

# Paths of control groups and of the files that engines mount into a container. A host that only runs an engine
# has names such as docker.service, which must not match.
_TRACES = (
    ("kubernetes", re.compile(r"/kubepods[./-]|/kubelet/pods/")),
    ("docker", re.compile(r"/docker[/-][0-9a-f]{12}|/docker/containers/[0-9a-f]{12}")),
    ("podman", re.compile(r"/libpod-[0-9a-f]{12}|/(overlay-containers|containers)/[0-9a-f]{64}/userdata/")),
    ("lxc", re.compile(r"/lxc[./]|/lxc\.payload")),
)
_MOUNTED_BY_ENGINES = re.compile(r" /etc/(hostname|hosts|resolv\.conf) ")


def detect(root: Path, variables: Mapping[str, str]) -> Optional[str]:
    """The engine: "docker", "podman", "kubernetes", "lxc" or another engine's name; None: no container."""
    if "KUBERNETES_SERVICE_HOST" in variables:
        return "kubernetes"
    trace = _trace(root)
    if trace == "kubernetes":
        return trace
    engine = (procfiles.text(root / "run/systemd/container", 64) or "").strip()
    if engine:
        return engine[:32]
    if (root / "run/.containerenv").exists():
        return "podman"
    if (root / ".dockerenv").exists():
        return "docker"
    return trace


def _trace(root: Path) -> Optional[str]:
    mountinfo = procfiles.text(root / "proc/self/mountinfo") or ""
    lines = [line for line in mountinfo.splitlines() if _MOUNTED_BY_ENGINES.search(line)]
    lines += (procfiles.text(root / "proc/self/cgroup") or "").splitlines()
    for name, pattern in _TRACES:
        if any(pattern.search(line) for line in lines):
            return name
    return None
