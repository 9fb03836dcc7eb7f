"""Small disks: a tmpfs in a mount namespace of its own, in the way of what the deployment writes."""

from __future__ import annotations

import functools
from pathlib import Path

import namespaces
from deployments import Deployment

why_not = functools.partial(namespaces.why_not, "unshare", "--mount")


def mounted(folder: Path, options: str, then: str = ":") -> list[str]:
    """Return the command that puts a tmpfs over ``folder``, called "$1" in what is done with it ``then``."""
    script = f'mount -t tmpfs -o {options} none "$1"; {then}; shift; exec "$@"'
    return ["unshare", "--mount", "sh", "-c", script, "sh", str(folder)]


def tmpdir(deployment: Deployment, options: str, then: str = ":") -> None:
    """Let TMPDIR point to such a disk."""
    folder = deployment.home / "tmp"
    folder.mkdir()
    deployment.environ["TMPDIR"] = str(folder)
    deployment.wrapper = mounted(folder, options, then)
