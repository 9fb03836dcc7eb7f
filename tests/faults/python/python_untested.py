from __future__ import annotations

from typing import Optional

import deployments
import interpreters
import wheels
from catalogue import Deployment, Fault
from native_faults import workshop
from recipes import GUIDE

VERSION = "3.8"
TAG = "cp38-cp38-linux_x86_64"


def needs() -> Optional[str]:
    return None if interpreters.find(VERSION) else f"no Python {VERSION} at hand"


def inject(deployment: Deployment) -> None:
    folder, environment = workshop(deployment), deployment.python.parent.parent
    wheels.standins(folder)
    wheels.write(folder, "torch", "1.13.1+cpu", wheels.TORCH, tag=TAG)
    wheels.write(folder, "torchaudio", "0.13.1+cpu", wheels.TORCHAUDIO, tag=TAG, requires=("torch==1.13.1",))
    deployment.remove(environment)
    deployments.uv("venv", "-q", "--relocatable", "--python", str(interpreters.find(VERSION)), str(environment))
    deployment.uv("install", "-q", "--find-links", str(folder), "--exclude-newer", "2023-12-15", *GUIDE)
    deployment.site_packages = environment / "lib" / f"python{VERSION}" / "site-packages"


FAULT = Fault(
    about="every pin installs on Python 3.8, with which they were not tested",
    layer="python",
    deployment="pins-3.10",
    inject=inject,
    code="PY009",
    fixable=False,
    needs=needs,
    exit_code=0,
    source="reproduced: the guide's requirements install and import on Python 3.8",
)
