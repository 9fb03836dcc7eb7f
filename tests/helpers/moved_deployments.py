"""Deployments elsewhere: another folder, another place of the environment, an interpreter without an environment."""

from __future__ import annotations

import shutil
from pathlib import Path

import own_python
from deployments import Deployment


def move(deployment: Deployment, directory: Path) -> None:
    """Move the whole deployment; its scripts find their interpreter beside them."""
    before = deployment.directory
    directory.parent.mkdir(parents=True, exist_ok=True)
    before.rename(directory)
    deployment.directory = directory
    for name in ("python", "site_packages", "model"):
        setattr(deployment, name, directory / getattr(deployment, name).relative_to(before))


def environment(deployment: Deployment, prefix: Path) -> None:
    """Move the environment alone."""
    before = deployment.python.parent.parent
    prefix.parent.mkdir(parents=True, exist_ok=True)
    before.rename(prefix)
    for name in ("python", "site_packages"):
        setattr(deployment, name, prefix / getattr(deployment, name).relative_to(before))


def without_environment(deployment: Deployment, prefix: Path) -> None:
    """Put the packages into a copy of the base interpreter at ``prefix``, as ``pip install`` without an environment."""
    venv, packages = deployment.python.parent.parent, deployment.site_packages
    python = own_python.copy(deployment.python.resolve(), prefix)
    for script in deployment.python.parent.iterdir():
        if not script.name.startswith(("python", "activate", "deactivate", "pydoc.bat")):
            script.rename(python.parent / script.name)
    deployment.site_packages = prefix / "lib" / python.name / "site-packages"
    shutil.rmtree(deployment.site_packages, ignore_errors=True)
    packages.rename(deployment.site_packages)
    for name in ("python", "python3"):
        (python.parent / name).symlink_to(python.name)
    deployment.python = python.parent / "python"
    deployment.remove(venv)
