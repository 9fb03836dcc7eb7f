"""Parts of faults for which the doctor runs in an environment of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import deployments
import wheels
from catalogue import Deployment
from native_faults import workshop

ENTRY_POINT = "[indextts_doctor.plugins]\nacme = acme\n"
INSTEAD = 'shift; exec "$0" "$@"'  # $1 is the interpreter that the tests' doctor runs in


def examined_with_plugin(deployment: Deployment, source: str) -> None:
    """Let a doctor examine the deployment that has a plug-in of this source installed beside it."""
    python = examined_by_its_own(deployment)
    files = {"acme/__init__.py": source, "acme-1.0.dist-info/entry_points.txt": ENTRY_POINT}
    wheel = wheels.write(workshop(deployment), "acme", "1.0", files)
    deployments.uv("pip", "install", "-q", "--python", str(python), str(wheel))


def examined_by_its_own(deployment: Deployment, base: str = sys.executable) -> Path:
    """Let a doctor examine the deployment that has an environment without anything else, and return its interpreter."""
    environment = workshop(deployment) / "doctor"
    deployments.uv("venv", "-q", "--python", base, str(environment), wrapper=deployment.wrapper)
    python = environment / "bin" / "python"
    what = ("pip", "install", "-q", "--python", str(python), str(deployments.ROOT))
    deployments.uv(*what, wrapper=deployment.wrapper)
    deployment.wrapper = [*deployment.wrapper, "sh", "-c", INSTEAD, str(python)]
    return python
