import socket

from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.stack.enter_context(socket.create_server(("0.0.0.0", deployment.port)))


FAULT = Fault(
    about="another program listens on the port, by IPv4",
    layer="port",
    deployment="pins-3.10",
    inject=inject,
    code="SVC001",
    fixable=True,
    source="pallets/flask#4343",
)
