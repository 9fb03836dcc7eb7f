import socket

from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    holder = patient.stack.enter_context(socket.socket())
    holder.bind(("127.0.0.1", patient.port))


FAULT = Fault(
    about="a program has bound the port and does not listen",
    layer="port",
    patient="pins-3.10",
    inject=inject,
    code="SVC006",
    curable=False,
    resembles="port_taken_ipv4",
    source="reproduced: no tool that lists listeners shows it",
)
