"""An interpreter of the patient's own, whose standard library may be changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from patients import Patient

LEFT_OUT = ("site-packages", "test", "__pycache__", "idlelib", "config-*")


def copy(real: Path, base: Path, *without: str) -> Path:
    """Copy the interpreter ``real`` and its standard library, less these files, to ``base``; return the new one."""
    library = Path("lib") / real.name
    skip = shutil.ignore_patterns(*LEFT_OUT, *without)
    shutil.copytree(real.parent.parent / library, base / library, ignore=skip, symlinks=True)
    (base / "bin").mkdir()
    return Path(shutil.copy2(real, base / "bin"))


def give(patient: Patient, *without: str) -> Path:
    """Put the patient's environment on a copy of its base, less these files, and return the copy's library."""
    base = patient.directory.parent / "python-of-its-own"
    python = copy(patient.python.resolve(), base, *without)
    patient.remove(patient.python)
    patient.python.symlink_to(python)
    cfg = patient.edit(patient.python.parent.parent / "pyvenv.cfg")
    lines = [line for line in cfg.read_text().splitlines() if not line.startswith("home")]
    cfg.write_text("\n".join([f"home = {base}/bin", *lines, ""]))
    return base / "lib" / python.name
