from __future__ import annotations

import platform
from pathlib import Path
from typing import Optional

import namespaces
from catalogue import Deployment, Fault

MOUNT = 'mount --bind "$1" /proc/cpuinfo; shift; exec "$@"'
HIDDEN = {"sse4_1", "sse4_2"}


def needs() -> Optional[str]:
    if platform.machine() != "x86_64":
        return "SSE4.2 is of x86-64"
    return namespaces.why_not("unshare", "--mount")


def inject(deployment: Deployment) -> None:
    cpuinfo = deployment.home / "cpuinfo"
    lines = Path("/proc/cpuinfo").read_text().splitlines(keepends=True)
    cpuinfo.write_text("".join(_without(line) if line.startswith("flags") else line for line in lines))
    deployment.wrapper = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", str(cpuinfo)]


def _without(line: str) -> str:
    name, _, flags = line.partition(":")
    return f"{name}: {' '.join(flag for flag in flags.split() if flag not in HIDDEN)}\n"


FAULT = Fault(
    about="the virtual machine reports a processor without SSE4.2, which numpy 2.4 needs",
    layer="host",
    deployment="current",
    inject=inject,  # the machine under the tests has the instructions: the import itself cannot be made to die of them
    code="HOST005",
    fixable=False,
    needs=needs,
    resembles="scipy_so_cut",
    source="reproduced on an emulated processor: SIGILL; numpy#27851",
)
