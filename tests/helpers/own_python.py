"""An interpreter of the deployment's own, whose standard library may be changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from deployments import Deployment

LEFT_OUT = ("site-packages", "test", "__pycache__", "idlelib", "config-*")


def copy(real: Path, base: Path, *without: str) -> Path:
    """Copy the interpreter ``real`` and its standard library, less these files, to ``base``; return the new one."""
    library = Path("lib") / real.name
    skip = shutil.ignore_patterns(*LEFT_OUT, *without)
    shutil.copytree(real.parent.parent / library, base / library, ignore=skip, symlinks=True)
    (base / "bin").mkdir()
    return Path(shutil.copy2(real, base / "bin"))


def give(deployment: Deployment, *without: str) -> Path:
    """Put the deployment's environment on a copy of its base, less these files, and return the copy's library."""
    base = deployment.directory.parent / "python-of-its-own"
    python = copy(deployment.python.resolve(), base, *without)
    deployment.remove(deployment.python)
    deployment.python.symlink_to(python)
    cfg = deployment.edit(deployment.python.parent.parent / "pyvenv.cfg")
    lines = [line for line in cfg.read_text().splitlines() if not line.startswith("home")]
    cfg.write_text("\n".join([f"home = {base}/bin", *lines, ""]))
    return base / "lib" / python.name
