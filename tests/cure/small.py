"""A small deployment with a fault for every kind of step, and a profile of its own: cheap to build, break and cure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Optional

import interpreters
import patients
import wheels

PROFILE = """\
name = "small"
title = { en = "a small deployment", zh = "小部署" }
source = "tests"

[python]
tested = ">=3.8"
source = "tests"
reason = { en = "any", zh = "任意" }

[[packages]]
name = "alpha"
tested = "==2.0"
source = "tests"
reason = { en = "the tested version", zh = "测试过的版本" }

[[packages]]
name = "beta"
tested = "==1.0"
source = "tests"
reason = { en = "the tested version", zh = "测试过的版本" }

[[imports]]
module = "alpha"
package = "alpha"

[[imports]]
module = "beta"
package = "beta"
"""


def build(place: Path, python: str = "3.11") -> Path:
    """Make the broken deployment in the new folder ``place`` and return it.

    alpha is 1.0 and should be 2.0; a file of beta is cut off; alpha.py hides alpha; an uninstall has left ~amma.
    """
    directory = place / "deployment"
    directory.mkdir(parents=True)
    wheelhouse = place / "wheels"
    wheelhouse.mkdir()
    body = {f"alpha/part{number}.py": f"X = {number}\n" for number in range(20)}
    for version in ("1.0", "2.0"):
        wheels.write(wheelhouse, "alpha", version, {"alpha/__init__.py": f"VERSION = {version!r}\n", **body})
    wheels.write(
        wheelhouse, "beta", "1.0", {"beta/__init__.py": "import beta.inner\n", "beta/inner.py": "Y = 1\n"}
    )
    venv = directory / ".venv"
    patients.uv("venv", "-q", "--python", str(interpreters.find(python)), str(venv))
    patients.uv(
        *("pip", "install", "-q", "--python", str(venv / "bin/python"), "--no-index"),
        *("--find-links", str(wheelhouse), "--link-mode", "copy", "alpha==1.0", "beta==1.0"),
    )
    site = venv / "lib" / f"python{python}" / "site-packages"
    (site / "beta/inner.py").write_text("")
    (site / "~amma").mkdir()
    (site / "~amma/__init__.py").write_text("")
    (directory / "alpha.py").write_text("VERSION = 'none'\n")
    (directory / "small.toml").write_text(PROFILE, encoding="utf-8")
    (directory / "indextts-doctor.toml").write_text('profile = "small.toml"\n')
    return place


def copy(place: Path, goal: Path) -> Path:
    """Copy a deployment with everything that can be told of it, its hard links included."""
    subprocess.run(["cp", "-a", str(place), str(goal)], check=True)
    return goal


def command(
    place: Path, *words: str, kill: Optional[tuple[int, str]] = None
) -> subprocess.CompletedProcess[str]:
    """Run the doctor in a process of its own; ``kill`` says at which record of the journal it dies, and when."""
    start = ["-m", "indextts_doctor"]
    if kill is not None:
        start = [str(Path(__file__).with_name("killed.py")), str(kill[0]), kill[1]]
    found = {name: value for name, value in os.environ.items() if not name.startswith(("UV_", "PIP_"))}
    return subprocess.run(
        [sys.executable, *start, *words],
        cwd=place / "deployment",
        env={**found, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(place / "wheels"), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def fix(
    place: Path, *options: str, kill: Optional[tuple[int, str]] = None
) -> subprocess.CompletedProcess[str]:
    """Apply the cure."""
    return command(place, "fix", "--apply", "--yes", "--no-smoke", "--format", "json", *options, kill=kill)


def undo(place: Path, kill: Optional[tuple[int, str]] = None) -> subprocess.CompletedProcess[str]:
    """Take the latest run back."""
    return command(place, "undo", "--yes", kill=kill)


def remove(place: Path) -> None:
    """Remove a deployment."""
    shutil.rmtree(place, ignore_errors=True)
