import functools

import control_groups
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.wrapper = control_groups.entering(deployment.stack, "memory", 150 * 2**20)


FAULT = Fault(
    about="the container has less memory than the speech engine needs",
    layer="host",
    deployment="piper",
    inject=inject,
    code="SMK006",
    fixable=False,
    needs=functools.partial(control_groups.why_not, "memory"),
    speaks=True,
    resembles="speech_killed_for_memory",
    source="docs/architecture.md: the forecast",
)
