import functools

import namespaces
from catalogue import Fault, Patient

MOUNT = 'mount -t tmpfs -o size=1M none "$1"; head -c 2M /dev/zero > "$1/fill" 2>&- || :; shift; exec "$@"'


def inject(patient: Patient) -> None:
    folder = patient.home / "tmp"
    folder.mkdir()
    patient.environ["TMPDIR"] = str(folder)
    patient.wrapper = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", str(folder)]


FAULT = Fault(
    about="TMPDIR lies on a tmpfs that is full",
    layer="host",
    patient="pins-3.10",
    inject=inject,
    code="HOST018",
    needs=functools.partial(namespaces.why_not, "unshare", "--mount"),
    curable=False,
    source="reproduced: Errno 28",
)
