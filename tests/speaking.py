"""How faults of the speech are injected: programs changed, services started, models laid out."""

from __future__ import annotations

import services
from patients import Patient


def change(patient: Patient, name: str, *changes: tuple[str, str]) -> None:
    """Replace texts, each of which must be there, in a file of the deployment."""
    path = patient.edit(patient.directory / name)
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"{name} has no {old!r}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def write(patient: Patient, name: str, text: str) -> None:
    """Give a file of the deployment another text."""
    patient.edit(patient.directory / name).write_text(text, encoding="utf-8")


def serve(patient: Patient) -> None:
    """Start the deployment's service as it is now."""
    services.start(patient, str(patient.python), "-B", "app.py", str(patient.port))


def as_it_is(_patient: Patient) -> None:
    """Prepare nothing."""


# Healthy patients that speak, and what must be done before they can.
PREPARATIONS = {"command": as_it_is, "piper": as_it_is, "service": serve}
