from __future__ import annotations

from pathlib import Path
from typing import Optional

import permission_faults
from catalogue import Deployment, Fault

FIRST = Path("/proc/sys/net/ipv4/ip_unprivileged_port_start")


def needs() -> Optional[str]:
    if FIRST.exists() and int(FIRST.read_text()) <= 80:
        return "low ports are open to all on this machine"
    return permission_faults.why_not_as_ordinary()


def inject(deployment: Deployment) -> None:
    permission_faults.examine_as_ordinary(deployment)
    deployment.options[deployment.options.index("--port") + 1] = "80"


FAULT = Fault(
    about="the service is to listen on port 80 as an ordinary user",
    layer="port",
    deployment="pins-3.10",
    inject=inject,
    code="SVC003",
    fixable=False,
    needs=needs,
    resembles="port_taken_ipv4",
    source="ip(7): ip_unprivileged_port_start",
)
