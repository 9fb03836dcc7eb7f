import tempfile
from pathlib import Path

import servicelogs
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    folder = patient.stack.enter_context(tempfile.TemporaryDirectory())
    file = Path(folder) / "elsewhere.txt"  # only the command line of the service tells
    words = "Perhaps out of memory"
    servicelogs.serve(patient, patient.stack, file, servicelogs.BUSY, words, "--timeout", "3")


FAULT = Fault(
    about="gunicorn, which runs, has stopped a worker for its time limit, and writes its log elsewhere",
    layer="logs",
    patient="pins-3.10",
    inject=inject,
    code="APP004",
    symptoms=("LOG001",),
    curable=False,
    exit_code=0,
    source="reproduced with gunicorn 21.2.0: --error-logfile is read from /proc/PID/cmdline",
)
