import functools

import control_groups
import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(deployment, "speak.py", ("samples =", 'weights = b"1" * 2**29\nsamples ='))
    deployment.wrapper = control_groups.entering(deployment.stack, "memory", 150 * 2**20)


FAULT = Fault(
    about="the speech test takes more memory than its container has",
    layer="host",
    deployment="command",
    inject=inject,
    code="SMK004",
    fixable=False,
    needs=functools.partial(control_groups.why_not, "memory"),
    speaks=True,
    resembles="speech_killed_by_supervisor",
    source="reproduced under the memory limit of a control group",
)
