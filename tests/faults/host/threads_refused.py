import functools

import control_groups
from catalogue import Deployment, Fault
from native_faults import appended

LIMIT = 40
POOL = """
import threading, time
_pool = [threading.Thread(target=time.sleep, args=(1,), daemon=True) for _ in range(100)]
for _one in _pool:
    _one.start()
"""


def inject(deployment: Deployment) -> None:
    appended(deployment, "torchaudio", POOL)
    deployment.wrapper = control_groups.entering(deployment.stack, "pids", LIMIT)


FAULT = Fault(
    about="a library starts a pool of 100 threads when it is imported, and the container may have 40",
    layer="host",
    deployment="pins-3.10",
    inject=inject,
    code="HOST014",
    symptoms=("IMP010", "HOST013"),
    fixable=False,
    needs=functools.partial(control_groups.why_not, "pids"),
    source="reproduced: can't start new thread; pytorch#193859",
)
