import socket

from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    holder = deployment.stack.enter_context(socket.socket())
    holder.bind(("127.0.0.1", deployment.port))


FAULT = Fault(
    about="a program has bound the port and does not listen",
    layer="port",
    deployment="pins-3.10",
    inject=inject,
    code="SVC006",
    fixable=False,
    resembles="port_taken_ipv4",
    source="reproduced: no tool that lists listeners shows it",
)
