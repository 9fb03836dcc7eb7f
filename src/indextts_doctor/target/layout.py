"""Where an interpreter keeps its modules, by the names of folders alone."""

# Paths are texts here: pathlib would tidy away what is to be shown.
# ruff: noqa: PTH112, PTH113, PTH118, PTH119, PTH120, PTH208

import os
import re
from collections.abc import Iterable, Iterator
from typing import Optional

from indextts_doctor.formats.reading import read_regular

MOST_BYTES = 64 * 2**10
MOST_KEYS = 100
LONGEST_VALUE = 1000

_LIBRARY = re.compile(r"(?:python|pypy)(\d+(?:\.\d+)?)t?$")


def parse_pyvenv(data: bytes) -> dict[str, str]:
    """Read the ``key = value`` lines of a pyvenv.cfg; keys in lower case, undecodable bytes replaced."""
    found: dict[str, str] = {}
    for line in data[:MOST_BYTES].decode("utf-8", "replace").splitlines():
        key, equals, value = line.partition("=")
        if equals and key.strip() and len(found) < MOST_KEYS:
            found[key.strip().lower()[:100]] = value.strip()[:LONGEST_VALUE]
    return found


def find_pyvenv(executable: str) -> Optional[str]:
    """The pyvenv.cfg that Python itself would use: beside the executable or one folder above it."""
    folder = os.path.dirname(executable)
    for candidate in (folder, os.path.dirname(folder)):
        path = os.path.join(candidate, "pyvenv.cfg")
        if os.path.isfile(path):
            return path
    return None


def python_in(prefix: str) -> str:
    """The path of the interpreter of the environment in a folder."""
    return os.path.join(prefix, "bin", "python")


def read_pyvenv(path: str) -> dict[str, str]:
    """The values of the pyvenv.cfg at ``path``; empty when it cannot be read."""
    try:
        return parse_pyvenv(read_regular(path, MOST_BYTES))
    except OSError:
        return {}


def version_of(text: str) -> Optional[str]:
    """The minor version "3.10" of "3.10.13.final.0", "python3.10" or "/usr/lib/python3.10"."""
    found = re.search(r"(\d+\.\d+)", os.path.basename(text))
    return found.group(1) if found else None


def site_packages(prefix: str, version: Optional[str]) -> list[str]:
    """The folders under ``prefix`` that hold installed packages, in the order of sys.path.

    With a ``version`` ("3.10") those of other versions are left out, unless there is none of this one.
    """
    roots = [prefix]
    if os.path.isdir(os.path.join(prefix, "lib", "python3", "dist-packages")):
        roots.insert(0, os.path.join(prefix, "local"))  # Debian's Python of the system
    found = [folder for root in roots for folder in _packages_under(root)]
    windows = os.path.join(prefix, "Lib", "site-packages")
    if not found and os.path.isdir(windows):
        return [windows]
    fitting = [f for f in found if version is None or _fits(os.path.basename(os.path.dirname(f)), version)]
    return _distinct(fitting or found)


def standard_library(bases: Iterable[str], version: Optional[str]) -> list[str]:
    """The folders of the standard library of the first of ``bases`` that has one."""
    for base in bases:
        for folder in _libraries(base):
            exact = version is None or version_of(folder) == version
            if exact and os.path.isfile(os.path.join(folder, "os.py")):
                dynamic = os.path.join(folder, "lib-dynload")
                return [folder, dynamic] if os.path.isdir(dynamic) else [folder]
    return []


def _packages_under(root: str) -> Iterator[str]:
    for library in _libraries(root):
        for leaf in ("site-packages", "dist-packages"):
            folder = os.path.join(library, leaf)
            if os.path.isdir(folder):
                yield folder


def _libraries(root: str) -> Iterator[str]:
    for lib in ("lib", "lib64"):
        folder = os.path.join(root, lib)
        try:
            names = sorted(os.listdir(folder), key=lambda name: [-int(n) for n in re.findall(r"\d+", name)[:3]])
        except (OSError, ValueError):  # a null byte in pyvenv.cfg
            continue
        for name in names:
            if _LIBRARY.match(name):
                yield os.path.join(folder, name)


def _fits(name: str, version: str) -> bool:
    found = _LIBRARY.match(name)
    return found is not None and found.group(1) in (version, version.split(".", 1)[0])


def _distinct(folders: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for folder in folders:
        found.setdefault(os.path.realpath(folder), folder)
    return list(found.values())
