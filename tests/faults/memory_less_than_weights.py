import functools

import groups
import modelfiles
from catalogue import Fault, Patient

LIMIT = 2 * 2**30
SIZE = 64 * 2**30  # of the weights, in a sparse file


def inject(patient: Patient) -> None:
    modelfiles.sparse_safetensors(patient.edit(patient.model / "model.safetensors"), SIZE)
    patient.wrapper = groups.entering(patient.stack, "memory", LIMIT)


FAULT = Fault(
    about="the container has 2 GiB of memory for a model of 64 GiB",
    layer="host",
    patient="pins-3.10",
    inject=inject,
    code="HOST006",
    curable=False,
    needs=functools.partial(groups.why_not, "memory"),
    source="index-tts PR#597; reproduced: exit code 137",
)
