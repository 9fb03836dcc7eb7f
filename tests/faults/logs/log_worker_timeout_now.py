import tempfile
from pathlib import Path

import service_logs
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    folder = deployment.stack.enter_context(tempfile.TemporaryDirectory())
    file = Path(folder) / "elsewhere.txt"  # only the command line of the service tells
    words = "Perhaps out of memory"
    service_logs.serve(deployment, deployment.stack, file, service_logs.BUSY, words, "--timeout", "3")


FAULT = Fault(
    about="a running gunicorn stopped a worker at its time limit, and its log is in another folder",
    layer="logs",
    deployment="pins-3.10",
    inject=inject,
    code="APP004",
    symptoms=("LOG001",),
    fixable=False,
    exit_code=0,
    source="reproduced with gunicorn 21.2.0: --error-logfile is read from /proc/PID/cmdline",
)
