import functools

import groups
import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(patient, "speak.py", ("samples =", 'weights = b"1" * 2**29\nsamples ='))
    patient.wrapper = groups.entering(patient.stack, "memory", 150 * 2**20)


FAULT = Fault(
    about="the program that speaks takes more memory than its container has",
    layer="host",
    patient="command",
    inject=inject,
    code="SMK004",
    curable=False,
    needs=functools.partial(groups.why_not, "memory"),
    speaks=True,
    resembles="speech_killed_by_supervisor",
    source="reproduced under the memory limit of a control group",
)
