"""How faults of the speech are injected: programs changed, services started, models laid out."""

from __future__ import annotations

import functools
import shutil
import tempfile
from pathlib import Path

import deployments
import recipes
import running_services
import surfaces
from deployments import Deployment

# The engines have the surface of upstream's and need less: what upstream wants of versions is not theirs.
ENGINES = {
    "indextts2": 'profile = "reference"\nmodel_dir = "checkpoints"\n\n[speech]\nengine = "indextts2"\n',
    "kantts": 'profile = "reference"\nignore = ["PKG018"]\n\n[speech]\nengine = "kantts"\n',
}

# As agents of tracing do it: a sitecustomize changes a module as soon as that is imported.
AGENT = """\
import importlib.util
import sys


class Agent:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != {module!r}:
            return None
        sys.meta_path.remove(Agent)
        spec = importlib.util.find_spec(name)
        execute = spec.loader.exec_module
        spec.loader.exec_module = lambda module: (execute(module), change(module))
        return spec


sys.meta_path.insert(0, Agent)


def change(module):
{body}
"""


def change(deployment: Deployment, name: str, *changes: tuple[str, str]) -> None:
    """Replace texts, each of which must be there, in a file of the deployment."""
    path = deployment.edit(deployment.directory / name)
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"{name} has no {old!r}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def write(deployment: Deployment, name: str, text: str) -> None:
    """Give a file of the deployment another text."""
    deployment.edit(deployment.directory / name).write_text(text, encoding="utf-8")


def serve(deployment: Deployment) -> None:
    """Start the deployment's service as it is now."""
    running_services.start(deployment, str(deployment.python), "-B", "app.py", str(deployment.port))


def kantts(deployment: Deployment) -> None:
    """Give the deployment an engine with the surface of KAN-TTS, and a voice for it."""
    _install(deployment, "kantts")


def indextts2(deployment: Deployment) -> None:
    """Give the deployment an engine with the surface of IndexTTS2, which was started before, and a model for it."""
    _install(deployment, "indextts2", "2.5")
    rules = deployment.directory / "indextts" / "utils" / "tagger_cache" / "zh_tn_tagger.fst"
    rules.parent.mkdir()
    rules.write_text("compiled rules\n")


def _install(deployment: Deployment, engine: str, *options: str) -> None:
    shutil.copytree(_made(engine, *options), deployment.directory, dirs_exist_ok=True)
    (deployment.directory / "indextts-doctor.toml").write_text(ENGINES[engine])


@functools.cache
def _made(engine: str, *options: str) -> Path:
    """Return a deployment of an engine, which is not to be changed: its making takes longer than its check."""
    python = deployments.environment(recipes.RECIPES["current"]) / "bin" / "python"
    return surfaces.deployment(_place() / engine, engine, python, *options)


@functools.cache
def _place() -> Path:
    return Path(tempfile.mkdtemp(prefix="indextts-doctor-engines-"))


def clear() -> None:
    """Remove the deployments that this process made."""
    if _place.cache_info().currsize:
        shutil.rmtree(_place())


def trace(deployment: Deployment, module: str, *lines: str) -> None:
    """Let an agent run lines of code, which know it as ``module``, when a module was imported."""
    body = "\n".join(f"    {line}" for line in lines)
    (deployment.site_packages / "sitecustomize.py").write_text(AGENT.format(module=module, body=body))


def as_it_is(_patient: Deployment) -> None:
    """Prepare nothing."""


# Healthy deployments that speak, and what must be done before they can.
PREPARATIONS = {
    "command": ("command", as_it_is),
    "piper": ("piper", as_it_is),
    "service": ("service", serve),
    "reference": ("current", as_it_is),
    "kantts": ("current", kantts),
    "indextts2": ("current", indextts2),
}
