"""The other tools that look at a Python environment, run on the same deployments."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Optional

from deployments import Deployment

SECONDS = 20  # for one tool; a tool that takes longer has found nothing
NOT_STARTED = 127  # what a shell says of a command that cannot be run
LEFT = "@"  # stands for the deployment's own place in what a tool has said


def _installed(package: str, module: str, deployment: Deployment) -> Optional[list[str]]:
    """Return the command of a tool that is part of a package, or None where the deployment does not have it."""
    there = (deployment.site_packages / package).exists()
    return [str(deployment.python), *module.split()] if there else None


def _script(names: tuple[str, ...], deployment: Deployment) -> Optional[list[str]]:
    scripts = [deployment.python.with_name(name) for name in names]
    return next(([str(script), "env"] for script in scripts if script.exists()), None)


def _transformers(deployment: Deployment) -> Optional[list[str]]:
    """Return its command; it ends with an error where torch is the tests' stand-in, which is no fault of its own."""
    genuine = (deployment.site_packages / "torch/distributed").exists()
    return _script(("transformers", "transformers-cli"), deployment) if genuine else None


def _uv(deployment: Deployment) -> Optional[list[str]]:
    uv = shutil.which("uv", path=os.pathsep.join((str(Path(sys.executable).parent), os.defpath)))
    return [uv, "pip", "check", "--python", str(deployment.python)] if uv else None


TOOLS: dict[str, Callable[[Deployment], Optional[list[str]]]] = {
    "pip check": partial(_installed, "pip", "-m pip check"),
    "uv pip check": _uv,
    "torch collect_env": partial(_installed, "torch/utils/collect_env.py", "-m torch.utils.collect_env"),
    "transformers env": _transformers,
    "hf env": partial(_script, ("hf", "huggingface-cli")),
}


@dataclass(frozen=True)
class Said:
    """What a tool did on one deployment."""

    exit_code: Optional[int]  # None: it did not end in time
    lines: frozenset[str]


@dataclass(frozen=True)
class Normal:
    """What a tool says of the healthy deployment, from two copies of it."""

    exit_code: Optional[int]
    lines: frozenset[str]
    varying: frozenset[str]  # beginnings of lines that differ from one healthy copy to the next


def commands(deployment: Deployment) -> dict[str, list[str]]:
    """Return the command of each tool that the deployment, before it is broken, has."""
    found = {name: command(deployment) for name, command in TOOLS.items()}
    return {name: command for name, command in found.items() if command}


def run(command: list[str], deployment: Deployment) -> Said:
    """Run a tool as the deployment would: with its variables, in its folder, under its limits."""
    try:
        process = subprocess.Popen(
            [*deployment.wrapper, *command], cwd=deployment.directory, env=deployment.environ, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    except OSError as error:  # its script names an interpreter that is gone
        return Said(NOT_STARTED, frozenset({str(error)}))
    try:
        output, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)  # of our own session: what the tool has started as well
        process.communicate()
        return Said(None, frozenset())
    return Said(process.returncode, _lines(output.decode(errors="replace"), deployment))


def _lines(output: str, deployment: Deployment) -> frozenset[str]:
    return frozenset(
        line.strip().replace(str(deployment.directory.parent), LEFT) for line in output.splitlines() if line.strip()
    )


def normal(one: Said, other: Said) -> Normal:
    """Return what is normal from what a tool said of two healthy copies."""
    return Normal(one.exit_code, one.lines | other.lines, frozenset(map(_beginning, one.lines ^ other.lines)))


def found(said: Said, healthy: Normal) -> bool:
    """Whether the tool has found anything: it fails where it did not, or tells what it does not tell of a healthy one.

    More generous than asking whether it names what is guilty: a changed line among many counts.
    """
    if said.exit_code is None:
        return False
    fails = said.exit_code not in (0, healthy.exit_code)
    news = {line for line in said.lines - healthy.lines if _beginning(line) not in healthy.varying}
    return fails or bool(news)


def _beginning(line: str) -> str:
    return re.split(r"[:=]|\d", line, maxsplit=1)[0].strip()
