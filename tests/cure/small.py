"""A small deployment with a fault for every kind of step, and a profile of its own: cheap to build, break and cure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Optional

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


KILL = "os.kill(os.getpid(), signal.SIGKILL)"


def arguments(*words: str, meddle: Optional[tuple[int, str, str]] = None) -> list[str]:
    """Return the command line; ``meddle`` says at which record of the journal what happens, before or after it."""
    start = ["-m", "indextts_doctor"]
    if meddle is not None:
        start = [str(Path(__file__).with_name("meddle.py")), *map(str, meddle)]
    return [sys.executable, *start, *words]


def options(place: Path) -> dict[str, Any]:
    """Return how the doctor's process is started: pip and uv find only the wheels of the place."""
    found = {name: value for name, value in os.environ.items() if not name.startswith(("UV_", "PIP_"))}
    own = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(place / "wheels"), "LC_ALL": "C.UTF-8"}
    return {"cwd": place / "deployment", "env": {**found, **own}, "text": True}


def command(
    place: Path, *words: str, meddle: Optional[tuple[int, str, str]] = None
) -> subprocess.CompletedProcess[str]:
    """Run the doctor in a process of its own."""
    return subprocess.run(
        arguments(*words, meddle=meddle), capture_output=True, timeout=300, check=False, **options(place)
    )


FIX = ("fix", "--apply", "--yes", "--no-smoke", "--format", "json")


def fix(
    place: Path, *words: str, meddle: Optional[tuple[int, str, str]] = None
) -> subprocess.CompletedProcess[str]:
    """Apply the cure."""
    return command(place, *FIX, *words, meddle=meddle)


def undo(place: Path, meddle: Optional[tuple[int, str, str]] = None) -> subprocess.CompletedProcess[str]:
    """Take the latest run back."""
    return command(place, "undo", "--yes", meddle=meddle)


def remove(place: Path) -> None:
    """Remove a deployment."""
    shutil.rmtree(place, ignore_errors=True)
