"""Runs the doctor, and does something before or after its n-th record of the journal: mostly, kills it.

Record 0 is the start. MEDDLE_LIBC is the C library that the machine is taken to have.
"""

import os
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

from indextts_doctor.repair.journal import records as journal

KILL = "os.kill(os.getpid(), signal.SIGKILL)"
NAMES = {"Path": Path, "os": os, "shutil": shutil, "signal": signal, "sys": sys, "time": time}

at, when, what = int(sys.argv[1]), sys.argv[2], sys.argv[3]
records: list[object] = []
real = journal.append


def append(folder: Path, event: Any) -> None:
    records.append(event)
    if len(records) == at and when == "before":
        exec(what, NAMES)
    real(folder, event)
    if len(records) == at and when == "after":
        exec(what, NAMES)


journal.append = append
sys.argv = ["indextts-doctor", *sys.argv[4:]]

libc = os.environ.pop("MEDDLE_LIBC", None)
if libc is not None:
    names = {"CS_GNU_LIBC_VERSION": libc}
    setattr(os, "confstr", names.get)  # noqa: B010 - it takes the place of a function

if at == 0:
    exec(what, NAMES)

from indextts_doctor.cli import main  # noqa: E402 - the journal is changed first

main()
