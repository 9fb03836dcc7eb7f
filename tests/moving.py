"""Patients elsewhere: another folder, another place of the environment, an interpreter without an environment."""

from __future__ import annotations

import shutil
from pathlib import Path

import ownpython
from patients import Patient


def deployment(patient: Patient, directory: Path) -> None:
    """Move the whole deployment; its scripts find their interpreter beside them."""
    before = patient.directory
    directory.parent.mkdir(parents=True, exist_ok=True)
    before.rename(directory)
    patient.directory = directory
    for name in ("python", "site_packages", "model"):
        setattr(patient, name, directory / getattr(patient, name).relative_to(before))


def environment(patient: Patient, prefix: Path) -> None:
    """Move the environment alone."""
    before = patient.python.parent.parent
    prefix.parent.mkdir(parents=True, exist_ok=True)
    before.rename(prefix)
    for name in ("python", "site_packages"):
        setattr(patient, name, prefix / getattr(patient, name).relative_to(before))


def without_environment(patient: Patient, prefix: Path) -> None:
    """Put the packages into a copy of the base interpreter at ``prefix``, as ``pip install`` without an environment."""
    venv, packages = patient.python.parent.parent, patient.site_packages
    python = ownpython.copy(patient.python.resolve(), prefix)
    for script in patient.python.parent.iterdir():
        if not script.name.startswith(("python", "activate", "deactivate", "pydoc.bat")):
            script.rename(python.parent / script.name)
    patient.site_packages = prefix / "lib" / python.name / "site-packages"
    shutil.rmtree(patient.site_packages, ignore_errors=True)
    packages.rename(patient.site_packages)
    for name in ("python", "python3"):
        (python.parent / name).symlink_to(python.name)
    patient.python = python.parent / "python"
    patient.remove(venv)
