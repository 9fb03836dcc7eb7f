"""The real commands ``fix`` and ``undo``, in processes of their own, on copies of deployments that a fault has broken."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

import deployments
import file_trees
import hub_faults
import interpreters
import recipes
import wheels
from catalogue import Fault
from deployments import Deployment
from hub_server import Hub

SECONDS = 600
OWN = ".indextts-doctor"


@dataclass(frozen=True)
class Course:
    """How a fix went."""

    fixed: bool  # planned without a change, applied as planned, and the cause is gone
    undone: bool  # afterwards everything is as it was, byte for byte
    told: str  # what was said where it went wrong


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def document(self) -> dict[str, Any]:
        """The JSON that it has printed."""
        document: dict[str, Any] = json.loads(self.stdout)
        return document

    def told(self) -> str:
        """Return all of it, for the message of a failing test."""
        return f"exit code {self.exit_code}\n{self.stdout}\n{self.stderr}"


def wheel_folders(folder: Path) -> str:
    """Write the wheels of what no index at hand has, and return where wheels lie, as an operator names it to pip."""
    wheels.standins(folder)
    for name, version in (("torchaudio", "2.11.0+cpu"), ("torchcodec", "0.17.0+cpu")):
        files = {f"{name}/__init__.py": "", f"{name}/version.py": f"__version__ = {version!r}\ncuda = None\n"}
        wheels.write(folder, name, version, files, tag="cp311-cp311-linux_x86_64")
    return " ".join([str(folder), *recipes.find_links()])


def broken(deployment: Deployment, fault: Fault, hub: Hub, links: str) -> None:
    """Inject a fault into a deployment that keeps its settings in a file and has its model from a hub.

    The variables that the fault sets stand in the deployment's file. ``links`` is of ``wheel_folders``.
    """
    _prepare(deployment, hub, links)
    before = dict(deployment.environ)
    fault.inject(deployment)
    changed = {name: value for name, value in deployment.environ.items() if before.get(name) != value}
    with (deployment.directory / ".env").open("a") as file:
        for name, value in changed.items():
            if name != "PATH":
                file.write(f"{name}={value}\n")
                del deployment.environ[name]


def _prepare(deployment: Deployment, hub: Hub, links: str) -> None:
    deployment.environ["PIP_FIND_LINKS"] = links
    older = interpreters.find("3.10")
    if older is not None:  # so that a Python of the recipe is on the deployment's PATH
        deployment.environ["PATH"] += f":{older.parent}"
    settings = f"# settings of the deployment\nPORT={deployment.port}\nHF_ENDPOINT={hub.endpoint}\n"
    (deployment.directory / ".env").write_text(settings)
    files = [
        path for path in deployment.model.rglob("*") if path.is_file() and deployment.model != deployment.directory
    ]
    for path in files:
        hub.put("me/model", path.relative_to(deployment.model).as_posix(), path.read_bytes())
    if files:
        hub_faults.configure(deployment, 'model_repo = "me/model"')


def planned_and_fixed(deployment: Deployment, codes: tuple[str, ...], *options: str) -> Course:
    """Plan the fix of these causes, which must change nothing, then apply it as planned, and undo it."""
    before = state(deployment.directory.parent)
    planned = fix(deployment, "--only", ",".join(codes))
    changed = differences(before, state(deployment.directory.parent))
    if planned.exit_code != 1 or changed:
        return Course(False, not changed, "\n".join(["the plan", planned.told(), *changed]))
    return fix_and_undo(deployment, codes, *options, plan=planned.document["plan"])


def fix_and_undo(
    deployment: Deployment,
    codes: tuple[str, ...],
    *options: str,
    plan: Any = None,
    known: Optional[file_trees.Known] = None,
) -> Course:
    """Apply the fix of these causes, as in the ``plan`` if there is one, undo it, and compare before and after.

    ``known`` is of ``trees.digest``.
    """
    place = deployment.directory.parent
    before = state(place, known)
    done = fix(deployment, "--only", ",".join(codes), "--apply", "--yes", "--no-smoke", *options)
    fixed = (
        done.exit_code == 0 and set(codes) <= set(done.document["cleared"]) and plan in (None, done.document["plan"])
    )
    undone = undo(deployment)
    left = differences(before, state(place, known))
    back = undone.exit_code == 0 and not left
    told = [*([] if fixed else ["the fix", done.told()]), *([] if back else ["the undo", undone.told(), *left])]
    return Course(fixed, back, "\n".join(told))


def fix(deployment: Deployment, *options: str) -> Outcome:
    """Run ``fix`` on the deployment."""
    return _run(
        deployment,
        *("fix", str(deployment.directory), "--python", str(deployment.python), "--format", "json"),
        *_without_selection(deployment.options),
        *options,
    )


def _without_selection(options: list[str]) -> list[str]:
    """Return the options of a check that ``fix`` has as well."""
    return [
        word for before, word in zip(["", *options], options) if "--select" not in (before, word) and word != "--fast"
    ]


def undo(deployment: Deployment, *options: str) -> Outcome:
    """Take the latest run back."""
    return _run(deployment, "undo", "--directory", str(deployment.directory), "--yes", *options)


def _run(deployment: Deployment, *words: str) -> Outcome:
    # Where wheels lie stands in PIP_FIND_LINKS, all of it; uv's own variable would count more.
    found = {
        name: value
        for name, value in os.environ.items()
        if name.startswith(("UV_", "PIP_")) and name != "UV_FIND_LINKS"
    }
    done = subprocess.run(
        [*deployment.wrapper, sys.executable, "-m", "indextts_doctor", *words],
        cwd=deployment.directory,
        env={"UV_CACHE_DIR": str(_cache()), **found, **deployment.environ},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def _cache() -> Path:
    """Return where what was downloaded is kept for the next test: beside the healthy deployments."""
    return deployments.cache() / "uv"


def state(folder: Path, known: Optional[file_trees.Known] = None) -> dict[str, str]:
    """Return everything of a folder by path, without what the doctor keeps."""
    return {path: told for path, told in file_trees.digest(folder, known=known).items() if OWN not in path}


def differences(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return what differs, a line each."""
    return [
        f"{path}: {before.get(path)} -> {after.get(path)}" for path in sorted(file_trees.different(before, after))[:20]
    ]
