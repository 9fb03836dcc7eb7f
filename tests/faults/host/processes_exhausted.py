import functools

import control_groups
from catalogue import Deployment, Fault

LIMIT = 1  # that is the doctor itself


def inject(deployment: Deployment) -> None:
    deployment.wrapper = control_groups.entering(deployment.stack, "pids", LIMIT)


FAULT = Fault(
    about="the container has no process left to start Python with",
    layer="host",
    deployment="empty",
    inject=inject,
    code="HOST022",
    symptoms=("PY004",),
    fixable=False,
    needs=functools.partial(control_groups.why_not, "pids"),
    source="fork(2): EAGAIN; docker run --pids-limit",
)
