import functools

import groups
from catalogue import Fault, Patient

LIMIT = 1  # that is the doctor itself


def inject(patient: Patient) -> None:
    patient.wrapper = groups.entering(patient.stack, "pids", LIMIT)


FAULT = Fault(
    about="the container has no process left to start Python with",
    layer="host",
    patient="empty",
    inject=inject,
    code="HOST022",
    symptoms=("PY004",),
    curable=False,
    needs=functools.partial(groups.why_not, "pids"),
    source="fork(2): EAGAIN; docker run --pids-limit",
)
