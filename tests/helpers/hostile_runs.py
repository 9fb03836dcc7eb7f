"""The real command over a deployment that means no good: how it ended, what it said, how much memory it took."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import minimal_deployments

MIB = 2**20
# At its end the doctor writes its own high-water mark: wait4() would count the probes' as well.
MAIN = """\
import atexit, os, sys
out = int(sys.argv.pop(1))
status = os.open("/proc/self/status", os.O_RDONLY)
atexit.register(lambda: os.write(out, os.read(status, 10000)))
from indextts_doctor.cli import main
main()
"""
# What a terminal obeys or what hides text; only line feeds are harmless.
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


@dataclasses.dataclass(frozen=True)
class Ended:
    """How the command ended."""

    code: int
    out: str
    err: str
    seconds: float
    peak: int  # bytes of memory of the doctor's own process


def command(directory: Path | str, *options: Any) -> list[str]:
    """Return the command line of ``check`` without the folder of its memory figures."""
    return [sys.executable, "-m", "indextts_doctor", "check", str(directory), *map(str, options)]


def check(
    directory: Path | str, *options: Any, seconds: float = 60, prefix: Sequence[str] = (), **variables: str
) -> Ended:
    """Run ``check``; fails when it takes longer than ``seconds``, or writes what is not UTF-8."""
    with os.fdopen(os.memfd_create("status"), "rb") as status:
        figures = str(status.fileno())
        begun = time.monotonic()
        done = subprocess.run(
            [*prefix, sys.executable, "-c", MAIN, figures, "check", str(directory), *map(str, options)],
            env={**os.environ, "NO_COLOR": "1", **variables}, capture_output=True, timeout=seconds, check=False,
            pass_fds=[status.fileno()],
        )  # fmt: skip
        taken = time.monotonic() - begun
        status.seek(0)
        [kibibytes] = re.findall(rb"VmHWM:\s+(\d+)", status.read())
        peak = int(kibibytes) * 1024
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode(), taken, peak)


def deployment(folder: Path) -> tuple[Path, Path]:
    """Lay out a service with a model folder and an environment; return its site-packages and its model folder."""
    model = folder / "models" / "index_tts_2_llm"
    model.mkdir(parents=True)
    (folder / "app.py").write_text("")
    _, site = minimal_deployments.venv(folder / ".venv")
    return site, model


def profile(folder: Path, *modules: str) -> Path:
    """Write a profile that imports the modules, and return its path."""
    path = folder / "own.toml"
    words = '{ en = "x", zh = "x" }'
    lines = ['name = "own"', f"title = {words}", "[python]", 'tested = ">=3.6"', 'source = "x"']
    lines += [f"reason = {words}"]
    for module in modules:
        lines += ["[[imports]]", f'module = "{module}"', f'package = "{module}"']
    path.write_text("\n".join(lines))
    return path


def left_behind(mark: str) -> list[int]:
    """Return the processes that have ``mark`` in their environment."""
    found = []
    for environ in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if mark.encode() in environ.read_bytes():
                found.append(int(environ.parent.name))
    return [pid for pid in found if pid != os.getpid()]
