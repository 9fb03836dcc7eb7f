from __future__ import annotations

import ctypes.util
from typing import Optional

import elffiles
import wheels
from catalogue import Fault, Patient
from nativefaults import no_compiler, record, workshop


def needs() -> Optional[str]:
    return "this system has a libportaudio" if ctypes.util.find_library("portaudio") else no_compiler()


def inject(patient: Patient) -> None:
    folder = workshop(patient)
    wheels.write(folder, "pyaudio", "0.2.14", {"pyaudio/__init__.py": "from . import _portaudio\n"})
    patient.uv("install", "-q", "--no-deps", str(next(folder.glob("*.whl"))))
    portaudio = elffiles.library(folder / "libportaudio.so.2")
    extension = patient.site_packages / "pyaudio/_portaudio.so"
    elffiles.needing(extension, portaudio)
    record(patient, "pyaudio", extension)


FAULT = Fault(
    about="PyAudio is installed and libportaudio is not",
    layer="libraries",
    patient="pins-3.10",
    inject=inject,
    code="LIB010",
    curable=False,
    needs=needs,
    source="PyAudio's own instructions: apt-get install portaudio19-dev",
)
