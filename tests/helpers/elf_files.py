"""Small real shared objects, built by the machine's own compiler."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

COMPILER = shutil.which("gcc") or shutil.which("cc")
needs_compiler = pytest.mark.skipif(COMPILER is None, reason="no C compiler on this machine")

E_MACHINE = 18  # where the architecture stands in the file
AARCH64 = 183


def library(path: Path, source: str = "int one(void) { return 1; }", *options: str, soname: str = "") -> Path:
    """Compile ``source`` to a shared object at ``path``; its soname is the file's name unless it is given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    code = path.parent / (path.name + ".c")
    code.write_text(source, encoding="ascii")
    named = f"-Wl,-soname,{soname or path.name}"
    command = [str(COMPILER), "-shared", "-fPIC", named, "-o", str(path), str(code), *options]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    code.unlink()
    return path


def needing(path: Path, other: Path, *options: str) -> Path:
    """Compile a shared object that needs ``other``."""
    source = "int one(void); int two(void) { return one() + 1; }"
    return library(path, source, f"-L{other.parent}", f"-l:{other.name}", *options)


def cut(path: Path, size: int) -> Path:
    path.write_bytes(path.read_bytes()[:size])
    return path


def foreign(path: Path) -> Path:
    """Say in the header that the file is for ARM64."""
    content = bytearray(path.read_bytes())
    content[E_MACHINE : E_MACHINE + 2] = AARCH64.to_bytes(2, "little")
    path.write_bytes(content)
    return path
