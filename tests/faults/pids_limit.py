import functools

import groups
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.wrapper = groups.entering(patient.stack, "pids", 60)


FAULT = Fault(
    about="the container may have 60 processes and threads",
    layer="host",
    patient="pins-3.10",
    inject=inject,
    code="HOST013",
    curable=False,
    needs=functools.partial(groups.why_not, "pids"),
    exit_code=0,
    source="docker run --pids-limit; pytorch#193859",
)
