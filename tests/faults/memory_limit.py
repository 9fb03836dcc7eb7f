import functools

import groups
from catalogue import Fault, Patient

LIMIT = 110 * 2**20


def inject(patient: Patient) -> None:
    patient.wrapper = groups.entering(patient.stack, "memory", LIMIT)


FAULT = Fault(
    about="the container has too little memory to import torch",
    layer="host",
    patient="current",
    inject=inject,
    code="HOST008",
    symptoms=("IMP006",),
    curable=False,
    needs=functools.partial(groups.why_not, "memory"),
    source="reproduced: the kernel kills the import, exit code 137",
)
