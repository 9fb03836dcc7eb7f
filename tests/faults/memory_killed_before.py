import functools
import sys

import groups
from catalogue import Fault, Patient

LIMIT = 600 * 2**20
KILLED = (
    '"$1" -c "x = bytearray(2**31)"; shift; exec "$@"'  # the shell goes on after the kernel has killed it
)


def inject(patient: Patient) -> None:
    enter = groups.entering(patient.stack, "memory", LIMIT)
    patient.wrapper = [*enter, "sh", "-c", KILLED, "sh", sys.executable]


FAULT = Fault(
    about="the kernel killed a process of this container for want of memory",
    layer="host",
    patient="empty",
    inject=inject,
    code="HOST007",
    curable=False,
    needs=functools.partial(groups.why_not, "memory"),
    exit_code=0,
    source="reproduced: exit code 137, oom_kill 1",
)
