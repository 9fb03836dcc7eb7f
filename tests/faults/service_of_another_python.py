from __future__ import annotations

from typing import Optional

import interpreters
import services
from catalogue import Fault, Patient


def needs() -> Optional[str]:
    return None if interpreters.find("3.9") else "no second Python at hand"


def inject(patient: Patient) -> None:
    services.serve(patient, interpreters.find("3.9"))


FAULT = Fault(
    inject=inject,
    about="the service runs in the system's Python, and the environment beside it is examined",
    layer="python",
    patient="pins-3.10",
    code="PY010",
    curable=False,
    needs=needs,
    exit_code=0,
    source="index-tts#283: uv's environment has no pip, and pip installs for another Python",
)
