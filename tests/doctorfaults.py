"""Parts of faults for which the doctor runs in an environment of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import patients
import wheels
from catalogue import Patient
from nativefaults import workshop

ENTRY_POINT = "[indextts_doctor.plugins]\nacme = acme\n"
INSTEAD = 'shift; exec "$0" "$@"'  # $1 is the interpreter that the tests' doctor runs in


def examined_with_plugin(patient: Patient, source: str) -> None:
    """Let a doctor examine the patient that has a plug-in of this source installed beside it."""
    python = examined_by_its_own(patient)
    files = {"acme/__init__.py": source, "acme-1.0.dist-info/entry_points.txt": ENTRY_POINT}
    _install(python, wheels.write(workshop(patient), "acme", "1.0", files))


def examined_by_its_own(patient: Patient) -> Path:
    """Let a doctor examine the patient that has an environment without anything else, and return its interpreter."""
    environment = workshop(patient) / "doctor"
    patients.uv("venv", "-q", "--python", sys.executable, str(environment))
    python = environment / "bin" / "python"
    _install(python, patients.ROOT)
    patient.wrapper = [*patient.wrapper, "sh", "-c", INSTEAD, str(python)]
    return python


def _install(python: Path, what: Path) -> None:
    patients.uv("pip", "install", "-q", "--python", str(python), str(what))
