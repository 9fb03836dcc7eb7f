"""A deployment that belongs to an ordinary user, and the doctor run as that user."""

import os
import sys
from pathlib import Path

import pytest

import deployments
import file_trees
import namespaces
from deployments import Deployment


def own(deployment: Deployment) -> None:
    """Let the ordinary user own the deployment, except the environment: those files are shared."""
    environment = deployment.python.parent.parent
    owned = [deployment.home, deployment.directory]
    owned += [Path(entry.path) for entry in file_trees.walk(deployment.directory)]
    for path in owned:
        if environment not in (path, *path.parents):
            os.chown(path, namespaces.ORDINARY, namespaces.ORDINARY)


def wrapper(deployment: Deployment) -> list[str]:
    """Return the command that becomes that user, or skip the test where nobody can."""
    needed = [Path(sys.prefix), Path(sys.base_prefix), deployments.ROOT, deployment.directory.parent]
    needed.append(deployment.python.resolve().parent.parent)
    opened = namespaces.opened(needed)
    command = [*opened, *namespaces.ordinary_user()]
    reason = namespaces.why_not(*command)
    if reason:
        pytest.skip(reason)
    return command
