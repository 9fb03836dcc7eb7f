import functools

import control_groups
import service_logs
from catalogue import Deployment, Fault

LIMIT = 3 * 2**30
HUNGRY = "    x = bytearray(2**32)\n"


def inject(deployment: Deployment) -> None:
    deployment.wrapper = control_groups.entering(deployment.stack, "memory", LIMIT)
    service_logs.request(deployment, HUNGRY, "Perhaps out of memory", wrapper=deployment.wrapper)


FAULT = Fault(
    about="the OOM killer kills a worker, and gunicorn logs the same as after its time limit",
    layer="logs",
    deployment="pins-3.10",
    inject=inject,
    code="HOST007",
    symptoms=("LOG005",),
    fixable=False,
    needs=functools.partial(control_groups.why_not, "memory"),
    exit_code=0,
    resembles="log_worker_timeout",
    source="reproduced with gunicorn 21.2.0 and a limit of 3 GiB",
)
