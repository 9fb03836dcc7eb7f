import disks
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    disks.tmpdir(patient, "size=1M", then='head -c 2M /dev/zero > "$1/fill" 2>&- || :')


FAULT = Fault(
    about="TMPDIR lies on a tmpfs that is full",
    layer="host",
    patient="pins-3.10",
    inject=inject,
    code="HOST018",
    needs=disks.why_not,
    curable=False,
    source="reproduced: Errno 28",
)
