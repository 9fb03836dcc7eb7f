from __future__ import annotations

import os
from typing import Optional

import control_groups
from catalogue import Deployment, Fault


def needs() -> Optional[str]:
    return control_groups.why_not("cpu") if (os.cpu_count() or 1) > 1 else "one processor: no pool is too large for it"


def inject(deployment: Deployment) -> None:
    deployment.wrapper = control_groups.entering(deployment.stack, "cpu", 100_000)
    deployment.environ["OMP_NUM_THREADS"] = "8"


FAULT = Fault(
    about="eight threads are asked for on a quota of one CPU",
    layer="host",
    deployment="pins-3.10",
    inject=inject,
    code="HOST009",
    needs=needs,
    exit_code=0,
    source="ollama#17916, xgboost#7653",
)
