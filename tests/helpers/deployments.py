"""Healthy deployments: real environments, built once into a cache, and cheap copies of them to be broken.

The cache is ``.cache/deployments`` of the repository, or what INDEXTTS_DOCTOR_TEST_CACHE names. A copy consists of hard
links, so a fault must go through ``Deployment.edit`` or ``Deployment.remove``; ``verify`` tells if one did not.
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

import file_trees
import interpreters
import wheels
from deployment_files import FOLDERS
from recipes import RECIPES, Recipe, find_links

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_BUILD = 900
COMMANDS = ("ffmpeg", "ffprobe", "sox")  # stand-ins on the deployment's PATH: a host that has what the recipe uses
STAND_IN = "#!/bin/sh\n# stand-in of the tests: the doctor looks for the command, it does not run it\nexit 0\n"


class UnavailableError(Exception):
    """The deployment cannot be had on this machine; the message says why."""


@dataclass
class Deployment:
    """A copy of a healthy deployment, to be broken and examined."""

    name: str
    python: Path
    directory: Path  # the deployment folder, in which the check is run
    site_packages: Path
    model: Path  # the model folder, or where one would lie
    home: Path
    port: int  # a free one; the check is told of it where the deployment serves on one
    environ: dict[str, str]
    options: list[str]
    named: bool = True  # the check is told the interpreter; else it must find it
    wrapper: list[str] = field(default_factory=list)  # command before the doctor's, e.g. ["setpriv", ...]
    stack: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)  # what lives during the check

    def edit(self, path: Path) -> Path:
        """Give the copy a file of its own at ``path``, which may then be changed, and return the path."""
        own = path.with_name(f"{path.name}.{uuid.uuid4().hex}")
        shutil.copy2(path, own, follow_symlinks=False)
        own.replace(path)
        return path

    def remove(self, path: Path) -> None:
        """Remove a file or a whole folder from the copy."""
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()

    def uv(self, *arguments: str) -> str:
        """Run ``uv pip ...`` on the copy's interpreter and return what it printed."""
        return uv("pip", *arguments, "--python", str(self.python))


@contextlib.contextmanager
def copy(name: str) -> Iterator[Deployment]:
    """Yield a copy of the healthy deployment ``name`` and remove it afterwards.

    Raises UnavailableError when this machine cannot have it, and RuntimeError when building it fails.
    """
    recipe = RECIPES[name]
    base = environment(recipe)
    _sweep()
    place = cache() / "copies" / f"{name}-{uuid.uuid4().hex[:8]}"
    place.mkdir(parents=True)
    try:
        deployment = _lay_out(recipe, base, place)
        with deployment.stack:
            yield deployment
    finally:
        _keep(base, place / "deployment" / ".venv")
        file_trees.remove(place)


def environment(recipe: Recipe) -> Path:
    """Return the healthy environment of ``recipe``, built on first use; never to be changed."""
    reason = recipe.unavailable()
    if reason:
        raise UnavailableError(reason)
    if recipe.key() in _failures:  # do not wait for the same failure in every test
        raise RuntimeError(_failures[recipe.key()])
    built = cache() / "environments" / recipe.key()
    with locked(recipe.key()):
        if not (built / "manifest.json").exists():
            _build(recipe, built)
        os.utime(built)  # used today
    _used.add(built)
    return built / "venv"


def verify() -> list[str]:
    """Return what was changed in the healthy environments that this process used, and drop those from the cache."""
    changed = []
    for built in sorted(_used):
        recorded = json.loads((built / "manifest.json").read_text())
        now = file_trees.manifest(built / "venv")
        if recorded != now:
            different = sorted(file_trees.different(recorded, now))
            changed += [f"{built.name}: {path}" for path in different[:10]]
            (built / "manifest.json").unlink()
    return changed


def clear() -> None:
    """Remove the copies that this process kept for another test."""
    _spare.clear()
    for place in _asides:
        file_trees.remove(place)


def uv(*arguments: str, cwd: Optional[Path] = None, wrapper: Sequence[str] = ()) -> str:
    """Run uv, after ``wrapper``, and return what it said. Raises RuntimeError with its message when it fails."""
    command = [*wrapper, _uv(), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS_TO_BUILD, check=False, cwd=cwd)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


@functools.cache
def _uv() -> str:
    sibling = Path(sys.executable).with_name("uv")
    found = str(sibling) if sibling.exists() else shutil.which("uv")
    if not found:
        raise UnavailableError("uv is not installed")
    return found


_used: set[Path] = set()
_failures: dict[str, str] = {}
_asides: set[Path] = set()
_spare: dict[Path, list[Path]] = {}  # untouched copies, by what they are copies of


def cache() -> Path:
    """Return where healthy deployments are kept."""
    return Path(os.environ.get("INDEXTTS_DOCTOR_TEST_CACHE") or ROOT / ".cache" / "deployments").absolute()


@contextlib.contextmanager
def locked(name: str) -> Iterator[None]:
    """Hold the lock ``name``: of two processes that want the same environment, one builds."""
    folder = cache() / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def made(name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder ``name`` of the cache, which ``make`` fills on first use; half a folder is never kept."""
    place = cache() / name
    with locked(name):
        if not place.exists():
            half = place.with_name(f"{name}.{os.getpid()}")
            try:
                make(half)
                half.rename(place)
            finally:
                shutil.rmtree(half, ignore_errors=True)
    return place


@functools.cache
def _sweep() -> None:
    """Remove copies that a killed process left behind, and environments that no test has used for a month."""
    for folder, days in (("copies", 1), ("environments", 30)):
        for old in (cache() / folder).glob("*"):
            if time.time() - old.stat().st_mtime > days * 86_400:
                file_trees.remove(old)


def _build(recipe: Recipe, built: Path) -> None:
    """Build next to the final place and move it there when it is complete.

    A relocatable environment has scripts that find their interpreter beside them, so that the copies' scripts are
    those of the copy, byte for byte as RECORD says.
    """
    half = built.with_name(f"{built.name}.{os.getpid()}")
    shutil.rmtree(built, ignore_errors=True)
    python = str(interpreters.find(recipe.python))
    started = time.monotonic()
    try:
        uv("venv", "-q", "--relocatable", "--python", python, str(half / "venv"))
        if recipe.requirements:
            _install(recipe, half / "venv", wheels.standins(half / "wheels"))
        (half / "manifest.json").write_text(json.dumps(file_trees.manifest(half / "venv")))
        (half / "seconds").write_text(f"{time.monotonic() - started:.1f}\n")
        half.rename(built)
    except RuntimeError as error:
        _failures[recipe.key()] = f"{recipe.name} could not be built: {error}"
        raise
    finally:
        shutil.rmtree(half, ignore_errors=True)


def _install(recipe: Recipe, venv: Path, standins: Path) -> None:
    arguments = ["--find-links", str(standins)]
    for place in find_links():
        arguments += ["--find-links", place]
    if recipe.exclude_newer:
        arguments += ["--exclude-newer", recipe.exclude_newer]
    if recipe.compiled:
        arguments += ["--compile-bytecode"]
    if recipe.linked:  # into a cache of its own, which stays as long as the deployments do
        arguments += ["--link-mode", "symlink", "--cache-dir", str(cache() / "linked-to")]
    uv("pip", "install", "-q", "--python", str(venv / "bin/python"), *arguments, *recipe.requirements)


def _lay_out(recipe: Recipe, base: Path, place: Path) -> Deployment:
    directory, home, commands = place / "deployment", place / "home", place / "bin"
    for folder in (directory, home, commands):
        folder.mkdir()
    for name in COMMANDS:
        (commands / name).write_text(STAND_IN)
        (commands / name).chmod(0o755)
    _environment_copy(base, directory / ".venv")
    for path, data in FOLDERS[recipe.folder].items():
        (directory / path).parent.mkdir(parents=True, exist_ok=True)
        (directory / path).write_bytes(data)
    port = _free_port()
    search = os.pathsep.join((str(commands), "/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"))
    return Deployment(
        name=recipe.name,
        python=directory / ".venv" / "bin" / "python",
        directory=directory,
        site_packages=directory / ".venv" / "lib" / f"python{recipe.python}" / "site-packages",
        model=directory / (recipe.model or "models"),
        home=home,
        port=port,
        environ={"PATH": search, "HOME": str(home), "LANG": "C.UTF-8", **recipe.environ},
        options=[*recipe.options, *(["--port", str(port)] if recipe.port else [])],
    )


def _environment_copy(base: Path, place: Path) -> None:
    """Put a copy of ``base`` there: one that a test left untouched, else a new one."""
    if _spare.get(base):
        _spare[base].pop().rename(place)
    else:
        file_trees.link(base, place)


def _keep(base: Path, copied: Path) -> None:
    """Keep a copy for the next test, mended where it was touched: that takes a tenth of the time of a new one."""
    with contextlib.suppress(OSError):  # it is gone, or closed
        now, should = file_trees.links(copied), _links(base)
        different = file_trees.different(now, should)
        if different:
            file_trees.mend(copied, base, different)
        if not different or file_trees.links(copied) == should:
            spare = _aside(cache()) / uuid.uuid4().hex
            _spare.setdefault(base, []).append(copied.rename(spare))


@functools.cache
def _aside(folder: Path) -> Path:
    """Return a folder of this process for the copies that it keeps."""
    place = folder / "copies" / f"spare-{uuid.uuid4().hex[:8]}"
    place.mkdir()
    _asides.add(place)
    return place


@functools.cache
def _links(base: Path) -> dict[str, file_trees.Link]:
    return file_trees.links(base)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
