import functools

import namespaces
from catalogue import Fault, Patient

MOUNT = 'mount -t tmpfs -o size=10M none "$1"; shift; exec "$@"'


def inject(patient: Patient) -> None:
    folder = patient.home / "tmp"
    folder.mkdir()
    patient.environ["TMPDIR"] = str(folder)
    patient.wrapper = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", str(folder)]


FAULT = Fault(
    about="little room is left for the recording where TMPDIR points",
    layer="host",
    patient="command",
    inject=inject,
    code="SMK007",
    curable=False,
    needs=functools.partial(namespaces.why_not, "unshare", "--mount"),
    speaks=True,
    resembles="tmpdir_full",
    source="reproduced on a tmpfs",
)
