import fcntl

import speaking
from catalogue import Fault, Patient

PROGRAM = """\
import fcntl
import sys

import voice

text, recording = sys.argv[1:]
with open("voice.lock") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    voice.save(recording, voice.say(text))
"""


def inject(patient: Patient) -> None:
    held = patient.stack.enter_context((patient.directory / "voice.lock").open("w"))
    fcntl.flock(held, fcntl.LOCK_EX)  # by a process that was here before
    speaking.write(patient, "speak.py", PROGRAM)
    speaking.change(
        patient, "indextts-doctor.toml", ("[speech]", "[thresholds]\nspeech_seconds = 1.5\n\n[speech]")
    )


FAULT = Fault(
    about="the program that speaks waits for a lock that another process holds",
    layer="synthesis",
    patient="command",
    inject=inject,
    code="SMK003",
    curable=False,
    speaks=True,
    source="reproduced: flock(2)",
)
