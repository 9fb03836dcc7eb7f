from __future__ import annotations

import os
import sys
from typing import Optional

import control_groups
from catalogue import Deployment, Fault

PERIOD = 1000  # microseconds, the shortest there is: 600 periods, which are a minute of work, pass in less
BUSY = """
import subprocess, sys, time
code = "import time; end = time.monotonic() + 2\\nwhile time.monotonic() < end: pass"
for worker in [subprocess.Popen([sys.executable, "-c", code]) for _ in range(4)]:
    worker.wait()
"""
FIRST = '"$1" -c "$2"; shift 2; exec "$@"'


def needs() -> Optional[str]:
    return control_groups.why_not("cpu") if (os.cpu_count() or 1) > 1 else "one processor cannot use up its quota"


def inject(deployment: Deployment) -> None:
    deployment.environ["OMP_NUM_THREADS"] = "1"
    enter = control_groups.entering(deployment.stack, "cpu", PERIOD, period=PERIOD)
    deployment.wrapper = [*enter, "sh", "-c", FIRST, "sh", sys.executable, BUSY]


FAULT = Fault(
    about="the quota of one CPU was used up in nearly every period",
    layer="host",
    deployment="empty",
    inject=inject,
    code="HOST012",
    fixable=False,
    needs=needs,
    exit_code=0,
    source="sched-bwc in the kernel's documentation",
)
