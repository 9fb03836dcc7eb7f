from __future__ import annotations

import ctypes.util
from pathlib import Path
from typing import Optional

import elf_files
import wheels
from catalogue import Deployment, Fault
from native_faults import no_compiler, record, workshop

# The real CPU build is on PyTorch's own index only. Each variant is for a release of FFmpeg.
RELEASES = {6: "libavutil.so.58", 7: "libavutil.so.59", 8: "libavutil.so.60"}
FILES = {"torchcodec/__init__.py": "", "torchcodec/version.py": "__version__ = '0.17.0+cpu'\n"}


def needs() -> Optional[str]:
    return "this system has FFmpeg's libraries" if ctypes.util.find_library("avutil") else no_compiler()


def inject(deployment: Deployment) -> None:
    folder = workshop(deployment)
    wheels.write(folder, "torchcodec", "0.17.0+cpu", FILES, tag="py3-none-linux_x86_64")
    deployment.uv("install", "-q", "--no-deps", str(next(folder.glob("*.whl"))))
    record(deployment, "torchcodec", *(_variant(deployment, folder, *release) for release in RELEASES.items()))
    deployment.options[:] = ["--select", "LIB,PKG010"]  # of IndexTTS2's environment much else is missing


def _variant(deployment: Deployment, folder: Path, number: int, library: str) -> Path:
    core = deployment.site_packages / f"torchcodec/libtorchcodec_core{number}.so"
    return elf_files.needing(core, elf_files.library(folder / library))


FAULT = Fault(
    about="torchcodec is installed, and the system has no FFmpeg for it",
    layer="libraries",
    deployment="indextts2",
    inject=inject,
    code="LIB013",
    fixable=False,
    needs=needs,
    exit_code=0,
    source="xinference#5201; index-tts#465",
)
