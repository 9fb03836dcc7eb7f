from pathlib import Path

import disks
from catalogue import Fault, Patient

SHM = Path("/dev/shm")


def inject(patient: Patient) -> None:
    patient.wrapper = disks.mounted(SHM, "size=4M", then='head -c 8M /dev/zero > "$1/fill" 2>&- || :')


FAULT = Fault(
    about="shared memory is 4 MiB large and full",
    layer="host",
    patient="pins-3.10",
    inject=inject,
    code="HOST021",
    curable=False,
    needs=disks.why_not,
    exit_code=0,
    source="reproduced: multiprocessing.Lock raises OSError 28",
)
