"""The real commands ``fix`` and ``undo``, in processes of their own, on copies of patients."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import patients
import trees
from patients import Patient

SECONDS = 600
OWN = ".indextts-doctor"


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def document(self) -> dict[str, Any]:
        """The JSON that it has printed."""
        return json.loads(self.stdout)

    def told(self) -> str:
        """Return all of it, for the message of a failing test."""
        return f"exit code {self.exit_code}\n{self.stdout}\n{self.stderr}"


def fix(patient: Patient, *options: str) -> Outcome:
    """Run ``fix`` on the patient."""
    return _run(
        patient,
        *("fix", str(patient.directory), "--python", str(patient.python), "--format", "json"),
        *_without_selection(patient.options),
        *options,
    )


def _without_selection(options: list[str]) -> list[str]:
    """Return the options of a check that ``fix`` has as well."""
    return [
        word
        for before, word in zip(["", *options], options)
        if "--select" not in (before, word) and word != "--fast"
    ]


def undo(patient: Patient, *options: str) -> Outcome:
    """Take the latest run back."""
    return _run(patient, "undo", "--directory", str(patient.directory), "--yes", *options)


def _run(patient: Patient, *words: str) -> Outcome:
    found = {name: value for name, value in os.environ.items() if name.startswith(("UV_", "PIP_"))}
    done = subprocess.run(
        [*patient.wrapper, sys.executable, "-m", "indextts_doctor", *words],
        cwd=patient.directory,
        env={"UV_CACHE_DIR": str(_cache()), **found, **patient.environ},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def _cache() -> Path:
    """Return where what was downloaded is kept for the next test: beside the healthy patients."""
    return patients.cache() / "uv"


def state(folder: Path) -> dict[str, str]:
    """Return everything of a folder by path, without what the doctor keeps."""
    return {path: told for path, told in trees.digest(folder).items() if OWN not in path}


def differences(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return what differs, a line each."""
    return [
        f"{path}: {before.get(path)} -> {after.get(path)}"
        for path in sorted({*before, *after})
        if before.get(path) != after.get(path)
    ][:20]
