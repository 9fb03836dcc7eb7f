from __future__ import annotations

import os
from typing import Optional

import namespaces
from variants import Healthy, Patient


def needs() -> Optional[str]:
    return namespaces.why_not(*namespaces.no_network()) if os.geteuid() == 0 else "a low port is root's"


def arrange(patient: Patient) -> None:
    patient.options[patient.options.index("--port") + 1] = "80"
    patient.wrapper = namespaces.no_network()  # where nobody else listens on it


HEALTHY = Healthy(
    about="the service is root's and takes port 80", patient="house-3.12", arrange=arrange, needs=needs
)
