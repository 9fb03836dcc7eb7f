import functools

import namespaces
from catalogue import Fault, Patient

SHM = "/dev/shm"
MOUNT = 'mount -t tmpfs -o size=4M none "$1"; head -c 8M /dev/zero > "$1/fill" 2>&- || :; shift; exec "$@"'


def inject(patient: Patient) -> None:
    patient.wrapper = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", SHM]


FAULT = Fault(
    about="shared memory is 4 MiB large and full",
    layer="host",
    patient="pins-3.10",
    inject=inject,
    code="HOST021",
    curable=False,
    needs=functools.partial(namespaces.why_not, "unshare", "--mount"),
    exit_code=0,
    source="reproduced: multiprocessing.Lock raises OSError 28",
)
