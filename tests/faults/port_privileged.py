from __future__ import annotations

from pathlib import Path
from typing import Optional

import permissions
from catalogue import Fault, Patient

FIRST = Path("/proc/sys/net/ipv4/ip_unprivileged_port_start")


def needs() -> Optional[str]:
    if FIRST.exists() and int(FIRST.read_text()) <= 80:
        return "low ports are open to all on this machine"
    return permissions.why_not_as_ordinary()


def inject(patient: Patient) -> None:
    permissions.examine_as_ordinary(patient)
    patient.options[patient.options.index("--port") + 1] = "80"


FAULT = Fault(
    about="the service is to listen on port 80 as an ordinary user",
    layer="port",
    patient="pins-3.10",
    inject=inject,
    code="SVC003",
    curable=False,
    needs=needs,
    resembles="port_taken_ipv4",
    source="ip(7): ip_unprivileged_port_start",
)
