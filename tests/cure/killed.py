"""Runs the doctor, and kills it with SIGKILL before or after its n-th record of the journal."""

import os
import signal
import sys

from indextts_doctor.cure import journal

at, when = int(sys.argv[1]), sys.argv[2]
count = 0
real = journal.append


def append(folder, event):
    global count  # noqa: PLW0603 - the one thing that this script keeps
    count += 1
    if count == at and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    real(folder, event)
    if count == at and when == "after":
        os.kill(os.getpid(), signal.SIGKILL)


journal.append = append
sys.argv = ["indextts-doctor", *sys.argv[3:]]

from indextts_doctor.cli import main  # noqa: E402 - the journal is changed first

main()
