import functools

import groups
from catalogue import Fault, Patient
from nativefaults import appended

LIMIT = 40
POOL = """
import threading, time
_pool = [threading.Thread(target=time.sleep, args=(1,), daemon=True) for _ in range(100)]
for _one in _pool:
    _one.start()
"""


def inject(patient: Patient) -> None:
    appended(patient, "torchaudio", POOL)
    patient.wrapper = groups.entering(patient.stack, "pids", LIMIT)


FAULT = Fault(
    about="a library starts a pool of 100 threads when it is imported, and the container may have 40",
    layer="host",
    patient="pins-3.10",
    inject=inject,
    code="HOST014",
    symptoms=("IMP010", "HOST013"),
    curable=False,
    needs=functools.partial(groups.why_not, "pids"),
    source="reproduced: can't start new thread; pytorch#193859",
)
