import servicelogs
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    servicelogs.request(patient, servicelogs.BUSY, "Perhaps out of memory", "--timeout", "1")


FAULT = Fault(
    about="gunicorn stops a worker that synthesises for longer than its time limit, and says it was perhaps out of memory",
    layer="logs",
    patient="pins-3.10",
    inject=inject,
    code="LOG001",
    curable=False,
    exit_code=0,
    source="reproduced with gunicorn 21.2.0: WORKER TIMEOUT, then SIGKILL; benoitc/gunicorn#2608",
)
