"""Small real deployments: a folder of a service, an interpreter, and what the doctor knows of them."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any, Optional

import pytest

import healthy_facts
import interpreters
from indextts_doctor.target.context import Context

OWN = str(Path(sys.executable).resolve())  # the base interpreter of the one that runs the tests


def _each(versions: list[str], paths: bool = True) -> list[Any]:
    """Return a parameter for each interpreter: the oldest and the newest are asked at once, the others in slow tests."""
    return [
        pytest.param(
            str(interpreters.every()[version]) if paths else version,
            id=version,
            marks=() if version in (versions[0], versions[-1]) else pytest.mark.slow,
        )
        for version in versions
    ]


EVERY = _each(list(interpreters.every()))
EVERY_3 = _each([version for version in interpreters.every() if not version.startswith("2")])
VERSIONS = _each(list(interpreters.every()), paths=False)
VERSIONS_3 = _each([version for version in interpreters.every() if not version.startswith("2")], paths=False)

SHELL = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL") if name in os.environ}


def context(
    directory: Path, python: str = OWN, *, seconds: float = 20.0, sites: tuple[str, ...] = (), **variables: str
) -> Context:
    """Return what is known of a service in ``directory``."""
    return Context(
        target=healthy_facts.target(python=python, directory=str(directory), model_dir=None),
        profile=healthy_facts.profile(),
        environment=healthy_facts.environment(prefix=str(Path(python).parent.parent), site_packages=sites),
        variables={**SHELL, **variables},
        variables_from="the test",
        seconds=seconds,
    )


def write(folder: Path, /, **modules: str) -> Path:
    """Write modules into the folder, ``**{"package/module": text}``."""
    for name, text in modules.items():
        file = folder / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def venv(folder: Path, base: str = OWN) -> tuple[str, Path]:
    """Make a virtual environment of links; return its interpreter and its site-packages."""
    version = "{0[0]}.{0[1]}".format(_version(base))
    site = folder / "lib" / f"python{version}" / "site-packages"
    site.mkdir(parents=True)
    python = folder / "bin" / "python"
    python.parent.mkdir()
    python.symlink_to(base)
    (folder / "pyvenv.cfg").write_text(
        f"home = {Path(base).parent}\ninclude-system-site-packages = false\n", encoding="utf-8"
    )
    return str(python), site


def copied(folder: Path, base: str = OWN, *, without: tuple[str, ...] = (), broken: Optional[str] = None) -> str:
    """Copy an interpreter whose standard library is links; ``without`` names what it lacks.

    Of the compiled module ``broken`` only the first kilobyte is there.
    """
    version = "{0[0]}.{0[1]}".format(_version(base))
    source = Path(base).parent.parent / "lib" / f"python{version}"
    library = folder / "lib" / f"python{version}"
    (library / "lib-dynload").mkdir(parents=True)
    for entry in source.iterdir():
        if entry.name not in (*without, "lib-dynload", "site-packages", "__pycache__"):
            (library / entry.name).symlink_to(entry)
    for entry in (source / "lib-dynload").iterdir():
        name = entry.name.split(".")[0]
        if name == broken:
            (library / "lib-dynload" / entry.name).write_bytes(entry.read_bytes()[:16384])
        elif name not in without:
            (library / "lib-dynload" / entry.name).symlink_to(entry)
    python = folder / "bin" / f"python{version}"
    python.parent.mkdir()
    shutil.copy(base, python)
    return str(python)


def _version(base: str) -> Any:
    for version, path in interpreters.every().items():
        if str(path.resolve()) == str(Path(base).resolve()):
            return version.split(".")
    return sys.version_info


def tree(folder: Path) -> dict[str, tuple[Any, ...]]:
    """Return content, mode and times of everything below the folder."""
    found = {}
    for path in [folder, *folder.rglob("*")]:
        status = path.lstat()
        data = path.read_bytes() if path.is_file() else b""
        found[str(path)] = (status.st_mode, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, data)
    return found
