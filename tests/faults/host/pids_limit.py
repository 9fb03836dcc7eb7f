import functools

import control_groups
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.wrapper = control_groups.entering(deployment.stack, "pids", 60)


FAULT = Fault(
    about="the container may have 60 processes and threads",
    layer="host",
    deployment="pins-3.10",
    inject=inject,
    code="HOST013",
    fixable=False,
    needs=functools.partial(control_groups.why_not, "pids"),
    exit_code=0,
    source="docker run --pids-limit; pytorch#193859",
)
