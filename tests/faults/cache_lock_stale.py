import socket
import subprocess
import sys

from catalogue import Fault, Patient
from hubfaults import REPO, filled


def inject(patient: Patient) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    locks = filled(patient) / ".locks" / REPO
    locks.mkdir(parents=True)
    (locks / "5.lock").write_text(f"{gone.pid}\n{socket.gethostname()}\n", encoding="utf-8")


FAULT = Fault(
    about="a lock that exists by its file outlived its process",
    layer="cache",
    patient="pins-3.10",
    inject=inject,
    code="HUB008",
    curable=True,
    exit_code=0,
    source="SoftFileLock of filelock, which huggingface_hub falls back to",
)
