from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Optional

from catalogue import Deployment, Fault


def needs() -> Optional[str]:
    return "this system has a sox" if shutil.which("sox", path="/usr/local/bin:/usr/bin:/bin") else None


def inject(deployment: Deployment) -> None:
    first = deployment.environ["PATH"].split(os.pathsep)[0]
    (Path(first) / "sox").unlink()


FAULT = Fault(
    about="the real kantts is installed, sox is not",
    layer="libraries",
    deployment="sambert",
    inject=inject,
    code="LIB009",
    fixable=False,
    exit_code=0,
    needs=needs,
    source="kantts/preprocess/audio_processor/core/utils.py calls sox",
)
