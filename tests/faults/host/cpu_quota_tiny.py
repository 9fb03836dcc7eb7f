import functools

import control_groups
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.wrapper = control_groups.entering(deployment.stack, "cpu", 50_000)


FAULT = Fault(
    about="the container gets half a CPU",
    layer="host",
    deployment="empty",
    inject=inject,
    code="HOST011",
    fixable=False,
    needs=functools.partial(control_groups.why_not, "cpu"),
    exit_code=0,
    source="limits.cpu: 500m",
)
