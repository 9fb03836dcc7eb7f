"""Other tools that examine a Python environment, run on the same deployments."""

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
NOT_STARTED = 127  # exit code of a shell for a command that cannot be run
LEFT = "@"  # replaces the deployment's path in the output of a tool


def _installed(package: str, module: str, deployment: Deployment) -> Optional[list[str]]:
    """Command of a tool that is part of a package, or None if the deployment does not have it."""
    there = (deployment.site_packages / package).exists()
    return [str(deployment.python), *module.split()] if there else None


def _script(names: tuple[str, ...], deployment: Deployment) -> Optional[list[str]]:
    scripts = [deployment.python.with_name(name) for name in names]
    return next(([str(script), "env"] for script in scripts if script.exists()), None)


def _transformers(deployment: Deployment) -> Optional[list[str]]:
    """Its command; None if torch is the tests' stand-in, with which it always fails."""
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
    """Exit code and output of a tool on one deployment."""

    exit_code: Optional[int]  # None: it did not end in time
    lines: frozenset[str]


@dataclass(frozen=True)
class Normal:
    """Output of a tool on two copies of the healthy deployment."""

    exit_code: Optional[int]
    lines: frozenset[str]
    varying: frozenset[str]  # beginnings of lines that differ between healthy copies


def commands(deployment: Deployment) -> dict[str, list[str]]:
    """Command of each tool that the deployment has before it is broken."""
    found = {name: command(deployment) for name, command in TOOLS.items()}
    return {name: command for name, command in found.items() if command}


def run(command: list[str], deployment: Deployment) -> Said:
    """Run a tool like the deployment: with its variables, in its folder, under its limits."""
    try:
        process = subprocess.Popen(
            [*deployment.wrapper, *command], cwd=deployment.directory, env=deployment.environ, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    except OSError as error:  # its script refers to a missing interpreter
        return Said(NOT_STARTED, frozenset({str(error)}))
    try:
        output, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)  # of our own session: also the tool's child processes
        process.communicate()
        return Said(None, frozenset())
    return Said(process.returncode, _lines(output.decode(errors="replace"), deployment))


def _lines(output: str, deployment: Deployment) -> frozenset[str]:
    return frozenset(
        line.strip().replace(str(deployment.directory.parent), LEFT) for line in output.splitlines() if line.strip()
    )


def normal(one: Said, other: Said) -> Normal:
    """Normal output of a tool, from two healthy copies."""
    return Normal(one.exit_code, one.lines | other.lines, frozenset(map(_beginning, one.lines ^ other.lines)))


def found(said: Said, healthy: Normal) -> bool:
    """Whether the tool found anything: it fails, or prints a line that it does not print for a healthy deployment.

    This favours the tool: any changed line counts, even if it does not contain the cause.
    """
    if said.exit_code is None:
        return False
    fails = said.exit_code not in (0, healthy.exit_code)
    news = {line for line in said.lines - healthy.lines if _beginning(line) not in healthy.varying}
    return fails or bool(news)


def _beginning(line: str) -> str:
    return re.split(r"[:=]|\d", line, maxsplit=1)[0].strip()
