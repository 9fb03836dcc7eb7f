"""A service of the deployment that runs while the doctor looks: a real process that listens on the port."""

from __future__ import annotations

import socket
import subprocess
import time
from pathlib import Path
from typing import Optional

from deployments import Deployment

LISTEN = "import socket, sys, time\ns = socket.socket()\ns.bind((sys.argv[1], int(sys.argv[2])))\ns.listen(1)\nprint('ready', flush=True)\ntime.sleep(600)\n"
SECONDS_TO_START = 60.0


def serve(deployment: Deployment, python: Optional[Path] = None, address: str = "0.0.0.0", **environ: str) -> None:
    """Run a service that only listens in the deployment's folder."""
    start(deployment, str(python or deployment.python), "-c", LISTEN, address, str(deployment.port), **environ)


def start(deployment: Deployment, *command: str, **environ: str) -> None:
    """Run a service in the deployment's folder until the deployment is discharged, once it says that it is ready."""
    variables = {**deployment.environ, **environ}
    service = subprocess.Popen(
        command, cwd=deployment.directory, env=variables, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    deployment.stack.enter_context(service)
    deployment.stack.callback(service.kill)
    assert service.stdout
    assert service.stdout.readline() == b"ready\n"


def start_server(deployment: Deployment, *command: str, directory: Optional[Path] = None) -> None:
    """Run the deployment's real server until the deployment is discharged; return when it listens on the port.

    It runs in the deployment's folder, or in ``directory``.
    """
    variables = {**deployment.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    service = subprocess.Popen(
        command,
        cwd=directory or deployment.directory,
        env=variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deployment.stack.enter_context(service)
    deployment.stack.callback(service.terminate)
    end = time.monotonic() + SECONDS_TO_START
    while not _listens(deployment.port):
        assert service.poll() is None, f"exit code {service.returncode}: {command}"
        assert time.monotonic() < end, "the service does not listen"
        time.sleep(0.05)


def serve_elsewhere(deployment: Deployment, directory: Path) -> None:
    """Run another service of the same Python in ``directory``, on a port that the system chooses."""
    command = [str(deployment.python.resolve()), "-u", "-c", LISTEN, "127.0.0.1", "0"]
    service = subprocess.Popen(command, cwd=directory, env=deployment.environ, stdout=subprocess.PIPE)
    deployment.stack.enter_context(service)
    deployment.stack.callback(service.kill)
    assert service.stdout
    assert service.stdout.readline() == b"ready\n"


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
