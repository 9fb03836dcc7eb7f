"""A service of the deployment that runs while the doctor looks: a real process that listens on the port."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import time
from pathlib import Path
from typing import Optional

from patients import Patient

LISTEN = "import socket, sys, time\ns = socket.socket()\ns.bind((sys.argv[1], int(sys.argv[2])))\ns.listen(1)\nprint('ready', flush=True)\ntime.sleep(600)\n"


def serve(patient: Patient, python: Optional[Path] = None, address: str = "0.0.0.0", **environ: str) -> None:
    """Run a service that only listens in the deployment's folder."""
    start(patient, str(python or patient.python), "-c", LISTEN, address, str(patient.port), **environ)


def start(patient: Patient, *command: str, **environ: str) -> None:
    """Run a service in the deployment's folder until the patient is discharged, once it says that it is ready."""
    variables = {**patient.environ, **environ}
    quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    service = subprocess.Popen(command, cwd=patient.directory, env=variables, **quiet)
    patient.stack.enter_context(service)
    patient.stack.callback(service.kill)
    assert service.stdout
    assert service.stdout.readline() == b"ready\n"


def run(patient: Patient, script: str, directory: Path) -> None:
    """Run a script of the deployment in another folder until the patient is discharged, once it listens on the port."""
    service = subprocess.Popen(
        [str(patient.python), "-B", script], cwd=directory, env=patient.environ, stderr=subprocess.DEVNULL
    )
    patient.stack.enter_context(service)
    patient.stack.callback(service.kill)
    deadline = time.monotonic() + 60
    while service.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", patient.port), 1):
            return
        time.sleep(0.05)
    raise AssertionError(f"{script} does not listen on port {patient.port}")
