import functools

import groups
import launchers
import modelfiles
from catalogue import Fault, Patient

LIMIT = 4 * 2**30
SIZE = 2**30  # of the weights, in a sparse file


def inject(patient: Patient) -> None:
    modelfiles.sparse_safetensors(patient.edit(patient.model / "model.safetensors"), SIZE)
    launchers.script(patient, "exec .venv/bin/gunicorn -w 8 --timeout 300 -b 0.0.0.0:5000 app:app")
    patient.wrapper = groups.entering(patient.stack, "memory", LIMIT)


FAULT = Fault(
    about="eight workers load a model of 1 GiB each, in a container of 4 GiB",
    layer="application",
    patient="pins-3.10",
    inject=inject,
    code="APP008",
    curable=False,
    needs=functools.partial(groups.why_not, "memory"),
    exit_code=0,
    source="reproduced with gunicorn 21.2.0, 4 workers of 150 MiB in 400 MiB: Worker (pid:10618) was sent SIGKILL! Perhaps out of memory?",
)
