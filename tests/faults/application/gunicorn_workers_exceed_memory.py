import functools

import control_groups
import launch_files
import model_files
from catalogue import Deployment, Fault

LIMIT = 4 * 2**30
SIZE = 2**30  # of the weights, in a sparse file


def inject(deployment: Deployment) -> None:
    model_files.sparse_safetensors(deployment.edit(deployment.model / "model.safetensors"), SIZE)
    launch_files.script(deployment, "exec .venv/bin/gunicorn -w 8 --timeout 300 -b 0.0.0.0:5000 app:app")
    deployment.wrapper = control_groups.entering(deployment.stack, "memory", LIMIT)


FAULT = Fault(
    about="eight workers load a model of 1 GiB each, in a container of 4 GiB",
    layer="application",
    deployment="pins-3.10",
    inject=inject,
    code="APP008",
    fixable=False,
    needs=functools.partial(control_groups.why_not, "memory"),
    exit_code=0,
    source="reproduced with gunicorn 21.2.0, 4 workers of 150 MiB in 400 MiB: Worker (pid:10618) was sent SIGKILL! Perhaps out of memory?",
)
