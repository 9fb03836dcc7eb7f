from __future__ import annotations

from typing import Optional

import deployments
import interpreters
import wheels
from catalogue import Deployment, Fault
from native_faults import workshop
from recipes import GUIDE

VERSION = "3.11"


def needs() -> Optional[str]:
    return None if interpreters.find(VERSION) else f"no Python {VERSION} at hand"


def inject(deployment: Deployment) -> None:
    """Install what of the guide's requirements installs on this Python."""
    folder, environment = workshop(deployment), deployment.python.parent.parent
    wheels.standins(folder)
    wheels.write(folder, "torch", "1.13.1+cpu", wheels.TORCH, tag="cp311-cp311-linux_x86_64")
    deployment.remove(environment)
    deployments.uv("venv", "-q", "--relocatable", "--python", str(interpreters.find(VERSION)), str(environment))
    wanted = [one for one in GUIDE if not one.startswith("torchaudio")]
    deployment.uv("install", "-q", "--find-links", str(folder), "--exclude-newer", "2023-12-15", *wanted)


FAULT = Fault(
    inject=inject,
    about="the environment was made with Python 3.11, for which torchaudio 0.13.1 alone has no wheel",
    layer="packages",
    deployment="pins-3.10",
    code="PKG001",
    symptoms=("IMP010",),
    fixable=False,
    needs=needs,
    source="file lists of torchaudio 0.13.1, torch 1.13.1, onnxruntime 1.15.1, numpy 1.24.3 and scipy 1.10.1",
)
