from __future__ import annotations

import os
import sys
from typing import Optional

import groups
from catalogue import Fault, Patient

PERIOD = 1000  # microseconds, the shortest there is: 600 periods, which are a minute of work, pass in less
BUSY = """
import subprocess, sys, time
code = "import time; end = time.monotonic() + 2\\nwhile time.monotonic() < end: pass"
for worker in [subprocess.Popen([sys.executable, "-c", code]) for _ in range(4)]:
    worker.wait()
"""
FIRST = '"$1" -c "$2"; shift 2; exec "$@"'


def needs() -> Optional[str]:
    return groups.why_not("cpu") if (os.cpu_count() or 1) > 1 else "one processor cannot use up its quota"


def inject(patient: Patient) -> None:
    patient.environ["OMP_NUM_THREADS"] = "1"
    enter = groups.entering(patient.stack, "cpu", PERIOD, period=PERIOD)
    patient.wrapper = [*enter, "sh", "-c", FIRST, "sh", sys.executable, BUSY]


FAULT = Fault(
    about="the quota of one CPU was used up in nearly every period",
    layer="host",
    patient="empty",
    inject=inject,
    code="HOST012",
    curable=False,
    needs=needs,
    exit_code=0,
    source="sched-bwc in the kernel's documentation",
)
