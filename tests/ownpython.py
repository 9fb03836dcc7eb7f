"""An interpreter of the patient's own, whose standard library may be changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from patients import Patient


def give(patient: Patient, *without: str) -> Path:
    """Put the patient's environment on a copy of its base, less these files, and return the copy's library."""
    real = patient.python.resolve()
    library = Path("lib") / real.name
    base = patient.directory.parent / "python-of-its-own"
    skip = shutil.ignore_patterns("site-packages", "test", "__pycache__", "idlelib", "config-*", *without)
    shutil.copytree(real.parent.parent / library, base / library, ignore=skip, symlinks=True)
    (base / "bin").mkdir()
    shutil.copy2(real, base / "bin")
    patient.remove(patient.python)
    patient.python.symlink_to(base / "bin" / real.name)
    cfg = patient.edit(patient.python.parent.parent / "pyvenv.cfg")
    lines = [line for line in cfg.read_text().splitlines() if not line.startswith("home")]
    cfg.write_text("\n".join([f"home = {base}/bin", *lines, ""]))
    return base / library
