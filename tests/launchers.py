"""How the deployment is started: files of the kinds that the doctor reads."""

from __future__ import annotations

import functools
from typing import Optional

import namespaces
from patients import Patient

UNITS = 'mount --bind "$1" /etc/systemd/system && shift && exec "$@"'


def script(patient: Patient, *lines: str) -> None:
    """Write start.sh."""
    path = patient.directory / "start.sh"
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)


def procfile(patient: Patient, command: str) -> None:
    """Write a Procfile."""
    (patient.directory / "Procfile").write_text(f"web: {command}\n")


def unit(patient: Patient, *lines: str) -> None:
    """Write tts.service into a folder that the check sees as systemd's, in a mount namespace of its own."""
    folder = patient.directory.parent / "units"
    folder.mkdir()
    (folder / "tts.service").write_text("\n".join(["[Service]", *lines, ""]))
    patient.wrapper = ["unshare", "--mount", "sh", "-c", UNITS, "sh", str(folder)]


@functools.cache
def why_no_unit() -> Optional[str]:
    """Return why no unit can be shown here, or None."""
    return namespaces.why_not("unshare", "--mount", "sh", "-c", UNITS, "sh", "/etc/systemd/system")
