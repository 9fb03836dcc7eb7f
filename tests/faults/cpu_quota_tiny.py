import functools

import groups
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.wrapper = groups.entering(patient.stack, "cpu", 50_000)


FAULT = Fault(
    about="the container gets half a CPU",
    layer="host",
    patient="empty",
    inject=inject,
    code="HOST011",
    curable=False,
    needs=functools.partial(groups.why_not, "cpu"),
    exit_code=0,
    source="limits.cpu: 500m",
)
