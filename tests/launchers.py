"""How the deployment is started: files of the kinds that the doctor reads."""

from __future__ import annotations

from patients import Patient


def script(patient: Patient, *lines: str) -> None:
    """Write start.sh."""
    path = patient.directory / "start.sh"
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)


def procfile(patient: Patient, command: str) -> None:
    """Write a Procfile."""
    (patient.directory / "Procfile").write_text(f"web: {command}\n")
