from __future__ import annotations

import platform
import subprocess
import sys
from typing import Optional

from catalogue import Deployment, Fault

# prctl(PR_SET_MDWE, PR_MDWE_REFUSE_EXEC_GAIN), Linux 6.3: what systemd's MemoryDenyWriteExecute= asks for.
DENY = "import ctypes, os, sys; ctypes.CDLL(None).prctl(65, 1, 0, 0, 0) and sys.exit('refused'); os.execv(sys.argv[1], sys.argv[1:])"


def needs() -> Optional[str]:
    name, version = platform.libc_ver()
    if name != "glibc" or tuple(map(int, version.split(".")[:2])) >= (2, 41):
        return "this C library allows no executable stack at all"
    tried = subprocess.run([sys.executable, "-c", DENY, sys.executable, "-c", ""], check=False)
    return "this kernel has no PR_SET_MDWE" if tried.returncode else None


def inject(deployment: Deployment) -> None:
    deployment.wrapper = [sys.executable, "-c", DENY]


FAULT = Fault(
    about="a systemd unit with MemoryDenyWriteExecute=yes denies onnxruntime 1.15.1 its executable stack",
    layer="libraries",
    deployment="pins-3.10",
    inject=inject,
    code="LIB007",
    symptoms=("IMP005",),
    fixable=False,
    needs=needs,
    resembles="executable_stack",
    source="reproduced: cannot enable executable stack as shared object requires",
)
