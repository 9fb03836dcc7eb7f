from __future__ import annotations

import ctypes.util
from typing import Optional

import elf_files
import wheels
from catalogue import Deployment, Fault
from native_faults import no_compiler, record, workshop


def needs() -> Optional[str]:
    return "this system has a libportaudio" if ctypes.util.find_library("portaudio") else no_compiler()


def inject(deployment: Deployment) -> None:
    folder = workshop(deployment)
    wheels.write(folder, "pyaudio", "0.2.14", {"pyaudio/__init__.py": "from . import _portaudio\n"})
    deployment.uv("install", "-q", "--no-deps", str(next(folder.glob("*.whl"))))
    portaudio = elf_files.library(folder / "libportaudio.so.2")
    extension = deployment.site_packages / "pyaudio/_portaudio.so"
    elf_files.needing(extension, portaudio)
    record(deployment, "pyaudio", extension)


FAULT = Fault(
    about="PyAudio is installed and libportaudio is not",
    layer="libraries",
    deployment="pins-3.10",
    inject=inject,
    code="LIB010",
    fixable=False,
    needs=needs,
    source="PyAudio's own instructions: apt-get install portaudio19-dev",
)
