import service_logs
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    service_logs.request(deployment, service_logs.BUSY, "Perhaps out of memory", "--timeout", "1")


FAULT = Fault(
    about="gunicorn stops a worker that synthesizes for longer than its time limit, and logs that it was perhaps out of memory",
    layer="logs",
    deployment="pins-3.10",
    inject=inject,
    code="LOG001",
    fixable=False,
    exit_code=0,
    source="reproduced with gunicorn 21.2.0: WORKER TIMEOUT, then SIGKILL; benoitc/gunicorn#2608",
)
