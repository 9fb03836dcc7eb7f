from __future__ import annotations

from typing import Optional

import interpreters
import running_services
from catalogue import Deployment, Fault


def needs() -> Optional[str]:
    return None if interpreters.find("3.9") else "no second Python at hand"


def inject(deployment: Deployment) -> None:
    running_services.serve(deployment, interpreters.find("3.9"))


FAULT = Fault(
    inject=inject,
    about="the service runs in the system's Python, and the environment next to it is checked",
    layer="python",
    deployment="pins-3.10",
    code="PY010",
    fixable=False,
    needs=needs,
    exit_code=0,
    source="index-tts#283: uv's environment has no pip, and pip installs for another Python",
)
