from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Optional

from catalogue import Deployment, Fault


def needs() -> Optional[str]:
    return "this system has an ffmpeg" if shutil.which("ffmpeg", path="/usr/local/bin:/usr/bin:/bin") else None


def inject(deployment: Deployment) -> None:
    first = deployment.environ["PATH"].split(os.pathsep)[0]
    (Path(first) / "ffmpeg").unlink()


FAULT = Fault(
    about="pydub is installed, ffmpeg is not",
    layer="libraries",
    deployment="pins-3.10",
    inject=inject,
    code="LIB009",
    fixable=False,
    exit_code=0,
    needs=needs,
    source="reproduced: pydub: Couldn't find ffmpeg or avconv",
)
