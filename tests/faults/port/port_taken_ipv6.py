from __future__ import annotations

import socket
from typing import Optional

from catalogue import Deployment, Fault


def needs() -> Optional[str]:
    try:
        socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True).close()
    except (OSError, ValueError) as error:
        return f"no IPv6 here: {error}"
    return None


def inject(deployment: Deployment) -> None:
    server = socket.create_server(("::", deployment.port), family=socket.AF_INET6, dualstack_ipv6=True)
    deployment.stack.enter_context(server)


FAULT = Fault(
    about="another program listens on the port, by IPv6 for both",
    layer="port",
    deployment="pins-3.10",
    inject=inject,
    code="SVC001",
    fixable=True,
    needs=needs,
    source="ipv6(7): IPV6_V6ONLY",
)
