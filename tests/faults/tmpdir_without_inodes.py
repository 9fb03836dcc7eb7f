import disks
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    disks.tmpdir(patient, "size=500M,nr_inodes=2", then='touch "$1/last"')


FAULT = Fault(
    about="no file can be made in TMPDIR although it has 500 MiB free: its inodes are used up",
    layer="host",
    patient="pins-3.10",
    inject=inject,
    code="HOST019",
    needs=disks.why_not,
    curable=False,
    resembles="tmpdir_full",
    source="reproduced: Errno 28 while df shows free space",
)
