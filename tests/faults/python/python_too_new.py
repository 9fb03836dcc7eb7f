from __future__ import annotations

import functools
from typing import Optional

import deployments
import interpreters
from catalogue import Deployment, Fault


def needs(version: str) -> Optional[str]:
    return None if interpreters.find(version) else f"no Python {version} at hand"


def inject(deployment: Deployment, version: str) -> None:
    """Make the environment anew, as a user does who has this Python: no requirement of the guide installs on it."""
    environment = deployment.python.parent.parent
    deployment.remove(environment)
    deployments.uv("venv", "-q", "--seed", "--python", str(interpreters.find(version)), str(environment))
    deployment.site_packages = environment / "lib" / f"python{version}" / "site-packages"


FAULTS = tuple(
    Fault(
        inject=functools.partial(inject, version=version),
        about=f"the environment was made with Python {version}, for which the pinned releases have no wheels",
        layer="python",
        deployment="pins-3.10",
        code="PY008",
        symptoms=("PKG001", "PKG002", "IMP006"),
        fixable=True,
        needs=functools.partial(needs, version),
        source="file lists of torch 1.13.1, onnxruntime 1.15.1, numpy 1.24.3 and scipy 1.10.1",
    )
    for version in ("3.12", "3.13")
)
