"""What is published: a source distribution, and the wheel that is made from it."""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Optional

import pytest

import deployments
import interpreters


@functools.cache
def distributions() -> tuple[Path, Path]:
    """Return the source distribution and the wheel made from it, built once for this process."""
    folder = _folder()
    command = [sys.executable, "-m", "build", "--outdir", folder, str(deployments.ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    [source], [wheel] = Path(folder).glob("*.tar.gz"), Path(folder).glob("*.whl")
    return source, wheel


@functools.cache
def _folder() -> str:
    return tempfile.mkdtemp(prefix="built-")


def clear() -> None:
    """Remove what this process has built."""
    if _folder.cache_info().currsize:
        shutil.rmtree(_folder(), ignore_errors=True)


def wheel() -> Path:
    """Return the wheel."""
    return distributions()[1]


def environment(version: str, place: Path) -> str:
    """Make an empty environment of a Python ``version`` and return its interpreter; the test is skipped without one."""
    python = interpreters.find(version)
    if python is None:
        pytest.skip(f"no Python {version} on this machine")
    deployments.uv("venv", "-q", "--python", str(python), str(place))
    return str(place / "bin" / "python")


def run(python: str, *arguments: str, cwd: Optional[Path] = None) -> subprocess.CompletedProcess[str]:
    """Run the doctor that is installed beside ``python``; it found something, or nothing."""
    done = subprocess.run(
        [python, "-m", "indextts_doctor", *arguments],
        capture_output=True, text=True, timeout=300, check=False, cwd=cwd,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done
