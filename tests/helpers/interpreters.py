"""Real Python interpreters of this machine: pyenv's, and whatever lies on PATH."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Optional

VERSIONS = ("2.7", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14")
ASK = "import sys; sys.stdout.write('%d.%d' % sys.version_info[:2])"


def find(version: str) -> Optional[Path]:
    """Return an interpreter of ``version`` ("3.10"), or None."""
    return every().get(version)


@functools.cache
def every() -> dict[str, Path]:
    """Return an interpreter for each version that this machine has; those of pyenv come first."""
    found: dict[str, Path] = {}
    for path in _candidates():
        version = _version(path)
        if version in VERSIONS:
            found.setdefault(version, path)
    return {version: found[version] for version in VERSIONS if version in found}


def _candidates() -> Iterator[Path]:
    versions = _pyenv_root() / "versions"
    if versions.is_dir():
        for folder in sorted(versions.iterdir(), reverse=True):
            yield folder / "bin" / "python"
    for version in VERSIONS:
        on_path = shutil.which(f"python{version}", path=_path_without_shims())
        if on_path:
            yield Path(on_path)
    yield Path(sys.executable).resolve()


def _pyenv_root() -> Path:
    return Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")


def _path_without_shims() -> str:
    """Shims start a shell script that may choose any version; environments are not base interpreters."""
    shims = str(_pyenv_root() / "shims")
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return os.pathsep.join(f for f in folders if f != shims and not (Path(f).parent / "pyvenv.cfg").exists())


def _version(path: Path) -> Optional[str]:
    if not path.exists():
        return None
    try:
        asked = subprocess.run([str(path), "-S", "-c", ASK], capture_output=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return asked.stdout.decode("ascii", "replace")
