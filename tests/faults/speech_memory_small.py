import functools

import groups
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.wrapper = groups.entering(patient.stack, "memory", 150 * 2**20)


FAULT = Fault(
    about="the container has less memory than the voice needs",
    layer="host",
    patient="piper",
    inject=inject,
    code="SMK006",
    curable=False,
    needs=functools.partial(groups.why_not, "memory"),
    speaks=True,
    resembles="speech_killed_for_memory",
    source="docs/architecture.md: the forecast",
)
