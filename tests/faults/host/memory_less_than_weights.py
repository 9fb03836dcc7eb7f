import functools

import control_groups
import model_files
from catalogue import Deployment, Fault

LIMIT = 2 * 2**30
SIZE = 64 * 2**30  # of the weights, in a sparse file


def inject(deployment: Deployment) -> None:
    model_files.sparse_safetensors(deployment.edit(deployment.model / "model.safetensors"), SIZE)
    deployment.wrapper = control_groups.entering(deployment.stack, "memory", LIMIT)


FAULT = Fault(
    about="the container has 2 GiB of memory for a model of 64 GiB",
    layer="host",
    deployment="pins-3.10",
    inject=inject,
    code="HOST006",
    fixable=False,
    needs=functools.partial(control_groups.why_not, "memory"),
    source="index-tts PR#597; reproduced: exit code 137",
)
