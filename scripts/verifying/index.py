"""Queries to the package index with uv and to Debian's with apt-cache; only this module has side effects."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Optional

from verifying.claims import LINUX

CACHE = Path(__file__).parent.parent.parent / ".cache" / "knowledge"
LIMIT = 300  # seconds for one question
# Their wheels are too large to download for a verification.
LARGE = ("torch", "onnxruntime-gpu", "triton")
_ADDRESS = re.compile(r"\b(?:https?|file)://\S+|(?<![\w.])/(?:[\w.+-]+/)+[\w.+-]*")
_locks: defaultdict[Path, threading.Lock] = defaultdict(threading.Lock)


class Impossible(Exception):  # noqa: N818 - it is an answer
    """The release does not exist, or the releases conflict; with the resolver's reason."""


class Trouble(Exception):  # noqa: N818 - it is an answer, too
    """The question could not be answered: no network, no tool, or no such Python."""


def without_addresses(said: str) -> str:
    """Output of a program in one line, without addresses and paths, which may contain credentials."""
    return " ".join(_ADDRESS.sub("<place>", said).split())


def resolve(requirements: Sequence[str], python: str, *, wheels: bool, alone: bool, platform: str) -> dict[str, str]:
    """Versions that the resolver selects, by name. Raises Impossible or Trouble."""
    options = ["--only-binary", ":all:"] if wheels else []
    options += ["--no-deps"] if alone else []
    where = ("--python-version", python, "--python-platform", platform)
    # Otherwise uv searches for a Python of that version, and downloads it if it is missing.
    plain = ("--quiet", "--no-header", "--no-annotate", "--python", sys.executable, "--no-python-downloads")
    said = _uv("pip", "compile", "-", *where, *plain, *options, given="\n".join(requirements))
    lines = (line.partition(";")[0].strip().partition("==") for line in said.splitlines() if "==" in line)
    return {name.partition("[")[0]: version for name, _, version in lines}


def newest(requirement: str, python: str, *, wheels: bool) -> str:
    """Newest release that a requirement allows on a Python, as "name==version"."""
    found = resolve([requirement], python, wheels=wheels, alone=True, platform=LINUX)
    return next(f"{name}=={version}" for name, version in found.items())


def unpacked(requirement: str, python: str) -> Path:
    """Folder with the installed files of a release; a release without a wheel is built.

    Raises Impossible or Trouble.
    """
    known = _folder(requirement, python)
    if known.exists():
        return known
    _not_too_large(requirement)
    try:
        release, wheels = newest(requirement, python, wheels=True), True
    except Impossible:
        if "+cpu" in requirement:
            raise Trouble("CPU builds are on PyTorch's own index") from None
        release, wheels = newest(requirement, python, wheels=False), False
    folder = _folder(release, python)
    with _locks[folder]:
        if not folder.exists():
            _unpack(release, python, folder, wheels=wheels)
    return folder


def _not_too_large(requirement: str) -> None:
    name = re.match(r"[\w.-]+", requirement)
    if name and name.group().lower() in LARGE and "+cpu" not in requirement:
        raise Trouble("its wheel is too large to be downloaded for this")


def _folder(release: str, python: str) -> Path:
    return CACHE / re.sub(r"[^\w.+-]", "_", f"{release}-py{python}")


def _unpack(release: str, python: str, folder: Path, *, wheels: bool) -> None:
    """Install a release; without a wheel, it is built with the Python that runs this."""
    part = folder.with_name(f".{folder.name}.{os.getpid()}")
    where = ("--target", str(part), "--python", sys.executable, "--no-python-downloads")
    kind = ("--python-version", python, "--python-platform", LINUX, "--only-binary", ":all:") if wheels else ()
    try:
        _uv("pip", "install", "--quiet", "--no-deps", "--no-compile-bytecode", *where, *kind, release)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def environment(requirements: Sequence[str], python: str) -> Path:
    """Interpreter of an environment with these packages. Raises Impossible or Trouble."""
    folder = CACHE / re.sub(r"[^\w.+-]", "_", "-".join(("env", python, *requirements)))[:200]
    with _locks[folder]:
        if not (folder / "done").exists():
            shutil.rmtree(folder, ignore_errors=True)
            _uv("venv", "--quiet", "--no-python-downloads", "--python", _interpreter(python), str(folder))
            where = ("--python", str(folder / "bin" / "python"))
            _uv("pip", "install", "--quiet", *where, *requirements)
            (folder / "done").touch()
    return folder / "bin" / "python"


def _interpreter(python: str) -> str:
    """Interpreter of pyenv of this version, which uv does not find, or the version."""
    versions = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    return next((str(one) for one in sorted(versions.glob(f"{python}.*/bin/python"))), python)


def run(python: Path, code: str) -> tuple[bool, str]:
    """Run code; whether it succeeds, and its output."""
    done = subprocess.run([str(python), "-I", "-c", code], capture_output=True, text=True, timeout=LIMIT, check=False)
    return done.returncode == 0, done.stdout + done.stderr


@functools.cache
def helped(tool: str, *words: str) -> str:
    """Help text of a command of uv or pip."""
    if tool == "uv":
        return _uv(*words, "--help")
    arguments = [tool, *words, "--help"]
    start = f"import runpy, sys; sys.path.insert(0, {str(unpacked(tool, '3.10'))!r}); sys.argv = {arguments}"
    return run(Path(sys.executable), f"{start}; runpy.run_module({tool!r}, run_name='__main__')")[1]


def apt_version(package: str) -> Optional[str]:
    """Version in Debian's package index; None if the package does not exist. Raises Trouble."""
    apt = shutil.which("apt-cache")
    if apt is None:
        raise Trouble("apt is not installed")
    done = subprocess.run([apt, "policy", package], capture_output=True, text=True, timeout=LIMIT, check=False)
    found = re.search(r"Candidate: (?!\(none\))(\S+)", done.stdout)
    if found is None and package != "bash" and apt_version("bash") is None:
        raise Trouble("apt has no package lists")
    return found.group(1).partition(":")[2] or found.group(1) if found else None


@functools.cache
def _tool() -> str:
    beside = Path(sys.executable).with_name("uv")
    found = str(beside) if beside.exists() else shutil.which("uv")
    if found is None:
        raise Trouble("uv is not installed")
    return found


def _uv(*arguments: str, given: str = "") -> str:
    try:
        done = subprocess.run(
            [_tool(), *arguments], input=given, capture_output=True, text=True, timeout=LIMIT, check=False
        )
    except subprocess.TimeoutExpired:
        raise Trouble(f"no answer within {LIMIT} s") from None
    if done.returncode == 0:
        return done.stdout
    said = without_addresses(done.stderr)
    if "No solution found" in said:
        raise Impossible(re.sub(r"^.*?cause: |hint: .*$", "", said)[:300])
    raise Trouble(said[:300])
