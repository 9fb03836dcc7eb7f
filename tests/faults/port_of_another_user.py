import socket

import permissions
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.stack.enter_context(socket.create_server(("0.0.0.0", patient.port)))  # of root, as the tests are
    permissions.examine_as_ordinary(patient)


FAULT = Fault(
    about="a process of root holds the port, and an ordinary user runs the doctor",
    layer="port",
    patient="pins-3.10",
    inject=inject,
    code="SVC002",
    curable=False,
    needs=permissions.why_not_as_ordinary,
    exit_code=0,
    resembles="port_taken_ipv4",
    source="proc(5): /proc/PID/fd",
)
