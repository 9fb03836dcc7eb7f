import socket

import permission_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.stack.enter_context(socket.create_server(("0.0.0.0", deployment.port)))  # of root, as the tests are
    permission_faults.examine_as_ordinary(deployment)


FAULT = Fault(
    about="a process of root holds the port, and an ordinary user runs the doctor",
    layer="port",
    deployment="pins-3.10",
    inject=inject,
    code="SVC002",
    fixable=False,
    needs=permission_faults.why_not_as_ordinary,
    exit_code=0,
    resembles="port_taken_ipv4",
    source="proc(5): /proc/PID/fd",
)
