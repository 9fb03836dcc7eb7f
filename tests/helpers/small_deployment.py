"""A small deployment with a fault for every kind of step, and a profile of its own: cheap to build, break and cure."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Optional

import msgspec
from elftools.elf.elffile import ELFFile

import deployments
import interpreters
import wheels
from hub_server import Hub, running
from model_files import safetensors

PROFILE = """\
name = "small"
title = { en = "a small deployment", zh = "小部署" }
source = "tests"

[python]
tested = ">=3.8"
source = "tests"
reason = { en = "any", zh = "任意" }

[[packages]]
name = "alpha"
tested = "==2.0"
source = "tests"
reason = { en = "the tested version", zh = "测试过的版本" }

[[packages]]
name = "beta"
tested = "==1.0"
source = "tests"
reason = { en = "the tested version", zh = "测试过的版本" }

[model]
folder = "models"

[[model.files]]
path = "weights.safetensors"

[[imports]]
module = "alpha"
package = "alpha"

[[imports]]
module = "beta"
package = "beta"
"""

NATIVE = """
[[packages]]
name = "gamma"
tested = "==1.0"
source = "tests"
reason = { en = "the tested version", zh = "测试过的版本" }
"""

WEIGHTS = safetensors("one", "two")
LIBC = "glibc 2.41"
SERVICE = "65534:65534"
REPO = "models--someone--else"


def build(
    place: Path, python: str = "3.11", hub: Optional[Hub] = None, port: Optional[int] = None, *, pip: bool = False
) -> Path:
    """Make the broken deployment in the new folder ``place`` and return it.

    alpha is 1.0 and should be 2.0; a file of beta is cut off; alpha.py hides alpha; an uninstall has left ~amma. With
    a hub and a port that is taken: the weights are a pointer, a file is closed to the service's user, config.yaml
    names a path of another machine, the cache is too large, the port is not free, and a library of gamma asks for an
    executable stack, which only newer C libraries refuse (LIBC).
    """
    directory = place / "deployment"
    directory.mkdir(parents=True)
    _environment(place, python, pip=pip, native=hub is not None)
    site = directory / ".venv" / "lib" / f"python{python}" / "site-packages"
    (site / "beta/inner.py").write_text("")
    (site / "~amma").mkdir()
    (site / "~amma/__init__.py").write_text("")
    (directory / "alpha.py").write_text("VERSION = 'none'\n")
    (directory / "small.toml").write_text(PROFILE, encoding="utf-8")
    settings = 'profile = "small.toml"\n'
    if hub is not None and port is not None:
        (directory / "small.toml").write_text(PROFILE + NATIVE, encoding="utf-8")
        settings += f'port = {port}\nservice_user = "{SERVICE}"\nmodel_repo = "me/small"\n'
        (directory / ".env").write_text(f"# settings\nPORT={port}\nHF_ENDPOINT={hub.endpoint}\n")
        _model(directory / "models", hub)
        _cache(place / "cache")
        settings += "[thresholds]\ncache_bytes = 60_000\n"
    else:
        _weights(directory / "models")
    (directory / "indextts-doctor.toml").write_text(settings)
    return place


def _environment(place: Path, python: str, *, pip: bool, native: bool) -> None:
    wheelhouse = place / "wheels"
    wheelhouse.mkdir()
    body = {f"alpha/part{number}.py": f"X = {number}\n" for number in range(20)}
    for version in ("1.0", "2.0"):
        wheels.write(wheelhouse, "alpha", version, {"alpha/__init__.py": f"VERSION = {version!r}\n", **body})
    wheels.write(wheelhouse, "beta", "1.0", {"beta/__init__.py": "import beta.inner\n", "beta/inner.py": "Y = 1\n"})
    if native:
        tag = "py3-none-linux_x86_64"
        wheels.write(wheelhouse, "gamma", "1.0", {"gamma/__init__.py": "", "gamma/native.so": executable()}, tag=tag)
    venv = place / "deployment/.venv"
    if pip:
        subprocess.run([str(interpreters.find(python)), "-m", "venv", str(venv)], check=True)
    else:
        deployments.uv("venv", "-q", "--python", str(interpreters.find(python)), str(venv))
    deployments.uv(
        *("pip", "install", "-q", "--python", str(venv / "bin/python"), "--no-index"),
        *("--find-links", str(wheelhouse), "--link-mode", "copy", "alpha==1.0", "beta==1.0"),
        *(["gamma==1.0"] if native else []),
    )


def executable() -> bytes:
    """Return a real library, in which the flag that asks for an executable stack is set."""
    path = Path(msgspec._core.__file__)
    with path.open("rb") as file:
        elf = ELFFile(file)
        number = [segment["p_type"] for segment in elf.iter_segments()].index("PT_GNU_STACK")
        at = elf["e_phoff"] + number * elf["e_phentsize"] + 4  # p_flags of elf(5), in a 64-bit file
    data = bytearray(path.read_bytes())
    data[at] |= 1
    return bytes(data)


def _weights(folder: Path) -> None:
    folder.mkdir()
    (folder / "weights.safetensors").write_bytes(WEIGHTS)


def _model(folder: Path, hub: Hub) -> None:
    _weights(folder)
    digest = hub.put("me/small", "weights.safetensors", WEIGHTS)
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize {len(WEIGHTS)}\n"
    (folder / "weights.safetensors").write_text(pointer)
    (folder / "config.yaml").write_text(
        "# of another machine\ngpt_checkpoint: /cubefs/users/someone/gpt.safetensors\nversion: 2.0\n"
    )
    (folder / "gpt.safetensors").write_bytes(WEIGHTS)
    (folder / "gpt.safetensors").chmod(0o600)


def _cache(hub_cache: Path) -> None:
    """Fill a cache with two revisions of a repository, of which no branch names the old one."""
    for number, commit in enumerate(("1" * 40, "2" * 40)):
        blobs, snapshot, refs = (hub_cache / REPO / part for part in ("blobs", f"snapshots/{commit}", "refs"))
        for folder in (blobs, snapshot, refs):
            folder.mkdir(parents=True, exist_ok=True)
        (blobs / f"{number}").write_bytes(b"w" * 50_000)
        (snapshot / "model.bin").symlink_to(f"../../blobs/{number}")
        (refs / "main").write_text(commit)
    for path in (hub_cache, *hub_cache.rglob("*")):
        os.chown(path, 65534, 65534, follow_symlinks=False)


@contextlib.contextmanager
def opened() -> Iterator[Path]:
    """Yield a folder that everybody may enter; pytest closes its own ones, again at each start beside this one."""
    folder = Path(tempfile.mkdtemp(prefix="indextts-doctor-small-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        remove(folder)


def copy(place: Path, goal: Path) -> Path:
    """Copy a deployment with everything that can be told of it, its hard links included."""
    subprocess.run(["cp", "-a", str(place), str(goal)], check=True)
    return goal


KILL = "os.kill(os.getpid(), signal.SIGKILL)"


def arguments(*words: str, meddle: Optional[tuple[int, str, str]] = None) -> list[str]:
    """Return the command line; ``meddle`` says at which record of the journal what happens, before or after it."""
    start = ["-m", "indextts_doctor"]
    if meddle is not None:
        start = [str(Path(__file__).with_name("meddling.py")), *map(str, meddle)]
    return [sys.executable, *start, *words]


def options(place: Path) -> dict[str, Any]:
    """Return how the doctor's process is started: pip and uv find only the wheels of the place."""
    found = {name: value for name, value in os.environ.items() if not name.startswith(("UV_", "PIP_"))}
    own = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(place / "wheels"), "LC_ALL": "C.UTF-8"}
    if (place / "cache").exists():
        own["HF_HUB_CACHE"] = str(place / "cache")
    return {"cwd": place / "deployment", "env": {**found, **own}, "text": True}


def command(
    place: Path, *words: str, meddle: Optional[tuple[int, str, str]] = None
) -> subprocess.CompletedProcess[str]:
    """Run the doctor in a process of its own."""
    return subprocess.run(
        arguments(*words, meddle=meddle), capture_output=True, timeout=300, check=False, **options(place)
    )


FIX = ("fix", "--apply", "--yes", "--no-smoke", "--format", "json")


def fix(place: Path, *words: str, meddle: Optional[tuple[int, str, str]] = None) -> subprocess.CompletedProcess[str]:
    """Apply the cure."""
    return command(place, *FIX, *words, meddle=meddle)


def undo(place: Path, meddle: Optional[tuple[int, str, str]] = None) -> subprocess.CompletedProcess[str]:
    """Take the latest run back."""
    return command(place, "undo", "--yes", meddle=meddle)


def remove(place: Path) -> None:
    """Remove a deployment."""
    shutil.rmtree(place, ignore_errors=True)


@contextlib.contextmanager
def broken() -> Iterator[Path]:
    """Yield a deployment whose plan has a step of every kind, with a hub that serves and a port that is taken."""
    with opened() as folder, running() as hub, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield build(folder / "place", hub=hub, port=taken.getsockname()[1])
