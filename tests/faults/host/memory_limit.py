import functools

import control_groups
from catalogue import Deployment, Fault

LIMIT = 110 * 2**20


def inject(deployment: Deployment) -> None:
    deployment.wrapper = control_groups.entering(deployment.stack, "memory", LIMIT)


FAULT = Fault(
    about="the container has too little memory to import torch",
    layer="host",
    deployment="current",
    inject=inject,
    code="HOST008",
    symptoms=("IMP006",),
    fixable=False,
    needs=functools.partial(control_groups.why_not, "memory"),
    source="reproduced: the kernel kills the import, exit code 137",
)
