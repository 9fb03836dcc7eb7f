from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Optional

import namespaces
import patients
import trees
from catalogue import Fault, Patient

FIRST = Path("/proc/sys/net/ipv4/ip_unprivileged_port_start")


def needs() -> Optional[str]:
    if FIRST.exists() and int(FIRST.read_text()) <= 80:
        return "low ports are open to all on this machine"
    if os.geteuid() != 0:
        return "only root can become somebody else"
    return namespaces.why_not(*namespaces.ordinary_user()) or namespaces.why_not("unshare", "--mount")


def inject(patient: Patient) -> None:
    environment = patient.python.parent.parent
    for path in (patient.home, patient.directory, *(Path(e.path) for e in trees.walk(patient.directory))):
        if environment not in (path, *path.parents):  # those files are shared
            os.chown(path, namespaces.ORDINARY, namespaces.ORDINARY)
    needed = [Path(sys.prefix), Path(sys.base_prefix), patients.ROOT, patient.directory.parent]
    needed.append(patient.python.resolve().parent.parent)
    patient.wrapper = [*namespaces.opened(needed), *namespaces.ordinary_user()]
    patient.options[patient.options.index("--port") + 1] = "80"


FAULT = Fault(
    about="the service is to listen on port 80 as an ordinary user",
    layer="port",
    patient="pins-3.10",
    inject=inject,
    code="SVC003",
    curable=False,
    needs=needs,
    source="ip(7): ip_unprivileged_port_start",
)
