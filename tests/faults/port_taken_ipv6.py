from __future__ import annotations

import socket
from typing import Optional

from catalogue import Fault, Patient


def needs() -> Optional[str]:
    try:
        socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True).close()
    except (OSError, ValueError) as error:
        return f"no IPv6 here: {error}"
    return None


def inject(patient: Patient) -> None:
    server = socket.create_server(("::", patient.port), family=socket.AF_INET6, dualstack_ipv6=True)
    patient.stack.enter_context(server)


FAULT = Fault(
    about="another program listens on the port, by IPv6 for both",
    layer="port",
    patient="pins-3.10",
    inject=inject,
    code="SVC001",
    curable=True,
    needs=needs,
    source="ipv6(7): IPV6_V6ONLY",
)
