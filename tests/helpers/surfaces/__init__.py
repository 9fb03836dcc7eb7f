"""Packages with the surface of upstream's engines: names, signatures, messages and silences, around tiny models.

Nothing here is upstream's code. The models hold real weights in real files and hum real sound, so that a damaged
file, a missing key or a wrong rate does here what it does there. ``deployment`` lays one out in a folder.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
PARTS = {"indextts2": ("indextts", "torchaudio.py", "audiotools.py"), "kantts": ("kantts", "ttsfrd.py")}
MAKERS = {"indextts2": "indextts.making", "kantts": "kantts.making"}


def deployment(folder: Path, engine: str, python: Path, *options: str) -> Path:
    """Lay out a healthy deployment in ``folder``, its weights made by its own interpreter, and return it."""
    folder.mkdir(parents=True)
    for name in PARTS[engine]:
        place = HERE / name
        if place.is_dir():
            shutil.copytree(place, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(place, folder / name)
    run(python, folder, f"import {MAKERS[engine]} as maker\nmaker.make(*{options!r})")
    return folder


def run(python: Path, folder: Path, code: str) -> None:
    """Run code in the deployment's interpreter, in its folder. Raises CalledProcessError when it fails."""
    subprocess.run([str(python), "-B", "-c", code], cwd=folder, check=True, timeout=300)
