import functools
import sys

import control_groups
from catalogue import Deployment, Fault

LIMIT = 600 * 2**20
KILLED = '"$1" -c "x = bytearray(2**31)"; shift; exec "$@"'  # the shell goes on after the kernel has killed it


def inject(deployment: Deployment) -> None:
    enter = control_groups.entering(deployment.stack, "memory", LIMIT)
    deployment.wrapper = [*enter, "sh", "-c", KILLED, "sh", sys.executable]


FAULT = Fault(
    about="the kernel killed a process of this container because it ran out of memory",
    layer="host",
    deployment="empty",
    inject=inject,
    code="HOST007",
    fixable=False,
    needs=functools.partial(control_groups.why_not, "memory"),
    exit_code=0,
    source="reproduced: exit code 137, oom_kill 1",
)
