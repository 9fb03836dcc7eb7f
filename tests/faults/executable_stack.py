from __future__ import annotations

import platform
from typing import Optional

from catalogue import Fault, Patient


def needs() -> Optional[str]:
    name, version = platform.libc_ver()
    number = tuple(int(part) for part in version.split(".")[:2]) if name == "glibc" else ()
    return (
        None if number >= (2, 41) else f"glibc 2.41 refuses an executable stack, {name} {version} allows it"
    )


def inject(patient: Patient) -> None:
    patient.uv("install", "-q", "--no-deps", "onnxruntime==1.15.1")


FAULT = Fault(
    about="onnxruntime 1.15.1 asks for an executable stack, which glibc 2.41 refuses",
    layer="libraries",
    patient="pins-3.10",
    inject=inject,
    code="LIB006",
    symptoms=("IMP005",),
    curable=True,
    needs=needs,
    source="onnxruntime#24911",
)
