"""Faults in which the service, or the doctor, runs as another user."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Optional

import deployments
import file_trees
import namespaces
from deployments import Deployment

ANOTHER = "65533:65532"  # no account has these numbers


def why_not_as_another() -> Optional[str]:
    """Return why such a fault cannot be injected here: whoever closes a file must still be able to read it."""
    return None if hasattr(os, "geteuid") and os.geteuid() == 0 else "needs root: it can read what another user cannot"


def serve_as_another(deployment: Deployment) -> None:
    """Tell the doctor that the service runs as another user."""
    (deployment.directory / "indextts-doctor.toml").write_text(f'service_user = "{ANOTHER}"\n')


def why_not_as_ordinary() -> Optional[str]:
    """Return why the doctor cannot be run as an ordinary user here, or None."""
    if why_not_as_another():
        return "only root can become somebody else"
    return namespaces.why_not(*namespaces.ordinary_user()) or namespaces.why_not("unshare", "--mount")


def examine_as_ordinary(deployment: Deployment) -> None:
    """Let an ordinary user, who owns the deployment, run the doctor; the environment's files are shared and stay."""
    environment = deployment.python.parent.parent
    for path in (deployment.home, deployment.directory, *(Path(e.path) for e in file_trees.walk(deployment.directory))):
        if environment not in (path, *path.parents):
            os.chown(path, namespaces.ORDINARY, namespaces.ORDINARY)
    needed = [Path(sys.prefix), Path(sys.base_prefix), deployments.ROOT, deployment.directory.parent]
    needed.append(deployment.python.resolve().parent.parent)
    deployment.wrapper = [*namespaces.opened(needed), *namespaces.ordinary_user()]
