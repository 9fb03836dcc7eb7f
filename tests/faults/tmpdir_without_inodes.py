import functools

import namespaces
from catalogue import Fault, Patient

MOUNT = 'mount -t tmpfs -o size=500M,nr_inodes=2 none "$1"; touch "$1/last"; shift; exec "$@"'


def inject(patient: Patient) -> None:
    folder = patient.home / "tmp"
    folder.mkdir()
    patient.environ["TMPDIR"] = str(folder)
    patient.wrapper = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", str(folder)]


FAULT = Fault(
    about="no file can be made in TMPDIR although it has 500 MiB free: its inodes are used up",
    layer="host",
    patient="pins-3.10",
    inject=inject,
    code="HOST019",
    needs=functools.partial(namespaces.why_not, "unshare", "--mount"),
    curable=False,
    resembles="tmpdir_full",
    source="reproduced: Errno 28 while df shows free space",
)
