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
    wheel = wheels.write(workshop(patient), "acme", "1.0", files)
    patients.uv("pip", "install", "-q", "--python", str(python), str(wheel))


def examined_by_its_own(patient: Patient, base: str = sys.executable) -> Path:
    """Let a doctor examine the patient that has an environment without anything else, and return its interpreter."""
    environment = workshop(patient) / "doctor"
    patients.uv("venv", "-q", "--python", base, str(environment), wrapper=patient.wrapper)
    python = environment / "bin" / "python"
    what = ("pip", "install", "-q", "--python", str(python), str(patients.ROOT))
    patients.uv(*what, wrapper=patient.wrapper)
    patient.wrapper = [*patient.wrapper, "sh", "-c", INSTEAD, str(python)]
    return python
