from __future__ import annotations

from typing import Optional

import interpreters
from catalogue import Deployment, Fault


def needs() -> Optional[str]:
    return None if interpreters.find("3.11") else "no Python 3.11 at hand"


def inject(deployment: Deployment) -> None:
    deployment.remove(deployment.python)
    deployment.python.symlink_to(str(interpreters.find("3.11")))


FAULT = Fault(
    inject=inject,
    about="the Python under the environment was upgraded from 3.10 to 3.11",
    layer="python",
    deployment="pins-3.10",
    code="PY011",
    symptoms=("IMP003", "IMP006"),
    fixable=True,
    needs=needs,
    source="reproduced: every package seems to be gone",
)
