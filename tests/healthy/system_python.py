from __future__ import annotations

from pathlib import Path
from typing import Optional

import deployments
from healthy_variants import Deployment, Healthy

PYTHON = Path("/usr/bin/python3")


def needs() -> Optional[str]:
    release = Path("/etc/os-release")
    known = release.exists() and "VERSION_CODENAME=bookworm" in release.read_text() and PYTHON.exists()
    return None if known else "only what the packages of Debian 12 say of themselves is known to be healthy"


def alone(deployment: Deployment) -> None:
    deployment.remove(deployment.python.parent.parent)
    deployment.python = PYTHON
    [deployment.site_packages, *_] = sorted(Path("/usr/lib").glob("python3*/dist-packages"))


def below(deployment: Deployment) -> None:
    venv = deployment.python.parent.parent
    deployment.remove(venv)
    deployments.uv("venv", "-q", "--system-site-packages", "--python", str(PYTHON), str(venv))


VARIANTS = (
    Healthy(about="the system's own Python with what it brings", deployment="empty", arrange=alone, needs=needs),
    Healthy(
        about="an environment that sees the packages of the system's Python",
        deployment="empty",
        arrange=below,
        needs=needs,
        name="system_python_below",
    ),
)
