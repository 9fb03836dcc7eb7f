import socket

from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.stack.enter_context(socket.create_server(("0.0.0.0", patient.port)))


FAULT = Fault(
    about="another program listens on the port, by IPv4",
    layer="port",
    patient="pins-3.10",
    inject=inject,
    code="SVC001",
    curable=True,
    source="pallets/flask#4343",
)
