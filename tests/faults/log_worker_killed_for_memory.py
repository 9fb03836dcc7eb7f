import functools

import groups
import servicelogs
from catalogue import Fault, Patient

LIMIT = 3 * 2**30
HUNGRY = "    x = bytearray(2**32)\n"


def inject(patient: Patient) -> None:
    patient.wrapper = groups.entering(patient.stack, "memory", LIMIT)
    servicelogs.request(patient, HUNGRY, "Perhaps out of memory", wrapper=patient.wrapper)


FAULT = Fault(
    about="the kernel kills a worker for want of memory, and gunicorn says the same as after its time limit",
    layer="logs",
    patient="pins-3.10",
    inject=inject,
    code="HOST007",
    symptoms=("LOG005",),
    curable=False,
    needs=functools.partial(groups.why_not, "memory"),
    exit_code=0,
    resembles="log_worker_timeout",
    source="reproduced with gunicorn 21.2.0 and a limit of 3 GiB",
)
