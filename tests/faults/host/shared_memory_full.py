from pathlib import Path

import small_disks
from catalogue import Deployment, Fault

SHM = Path("/dev/shm")


def inject(deployment: Deployment) -> None:
    deployment.wrapper = small_disks.mounted(SHM, "size=4M", then='head -c 8M /dev/zero > "$1/fill" 2>&- || :')


FAULT = Fault(
    about="shared memory is 4 MiB large and full",
    layer="host",
    deployment="pins-3.10",
    inject=inject,
    code="HOST021",
    fixable=False,
    needs=small_disks.why_not,
    exit_code=0,
    source="reproduced: multiprocessing.Lock raises OSError 28",
)
