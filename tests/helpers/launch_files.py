"""How the deployment is started: files of the kinds that the doctor reads."""

from __future__ import annotations

import functools
from typing import Optional

import namespaces
from deployments import Deployment

UNITS = 'mount --bind "$1" /etc/systemd/system && shift && exec "$@"'


def script(deployment: Deployment, *lines: str) -> None:
    """Write start.sh."""
    path = deployment.directory / "start.sh"
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)


def procfile(deployment: Deployment, command: str) -> None:
    """Write a Procfile."""
    (deployment.directory / "Procfile").write_text(f"web: {command}\n")


def unit(deployment: Deployment, *lines: str) -> None:
    """Write tts.service into a folder that the check sees as systemd's, in a mount namespace of its own."""
    folder = deployment.directory.parent / "units"
    folder.mkdir()
    (folder / "tts.service").write_text("\n".join(["[Service]", *lines, ""]))
    deployment.wrapper = ["unshare", "--mount", "sh", "-c", UNITS, "sh", str(folder)]


@functools.cache
def why_no_unit() -> Optional[str]:
    """Return why no unit can be shown here, or None."""
    return namespaces.why_not("unshare", "--mount", "sh", "-c", UNITS, "sh", "/etc/systemd/system")
