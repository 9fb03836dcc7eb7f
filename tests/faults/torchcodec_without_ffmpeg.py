from __future__ import annotations

import ctypes.util
from pathlib import Path
from typing import Optional

import elffiles
import wheels
from catalogue import Fault, Patient
from nativefaults import no_compiler, record, workshop

# The real CPU build is on PyTorch's own index only. Each variant is for a release of FFmpeg.
RELEASES = {6: "libavutil.so.58", 7: "libavutil.so.59", 8: "libavutil.so.60"}
FILES = {"torchcodec/__init__.py": "", "torchcodec/version.py": "__version__ = '0.17.0+cpu'\n"}


def needs() -> Optional[str]:
    return "this system has FFmpeg's libraries" if ctypes.util.find_library("avutil") else no_compiler()


def inject(patient: Patient) -> None:
    folder = workshop(patient)
    wheels.write(folder, "torchcodec", "0.17.0+cpu", FILES, tag="py3-none-linux_x86_64")
    patient.uv("install", "-q", "--no-deps", str(next(folder.glob("*.whl"))))
    record(patient, "torchcodec", *(_variant(patient, folder, *release) for release in RELEASES.items()))
    patient.options[:] = ["--select", "LIB,PKG010"]  # of IndexTTS2's environment much else is missing


def _variant(patient: Patient, folder: Path, number: int, library: str) -> Path:
    core = patient.site_packages / f"torchcodec/libtorchcodec_core{number}.so"
    return elffiles.needing(core, elffiles.library(folder / library))


FAULT = Fault(
    about="torchcodec is installed, and the system has no FFmpeg for it",
    layer="libraries",
    patient="indextts2",
    inject=inject,
    code="LIB013",
    curable=False,
    needs=needs,
    exit_code=0,
    source="xinference#5201; index-tts#465",
)
