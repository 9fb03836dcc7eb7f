from __future__ import annotations

import os
from typing import Optional

import groups
from catalogue import Fault, Patient


def needs() -> Optional[str]:
    return (
        groups.why_not("cpu") if (os.cpu_count() or 1) > 1 else "one processor: no pool is too large for it"
    )


def inject(patient: Patient) -> None:
    patient.wrapper = groups.entering(patient.stack, "cpu", 100_000)
    patient.environ["OMP_NUM_THREADS"] = "8"


FAULT = Fault(
    about="eight threads are asked for on a quota of one CPU",
    layer="host",
    patient="pins-3.10",
    inject=inject,
    code="HOST009",
    needs=needs,
    exit_code=0,
    source="ollama#17916, xgboost#7653",
)
