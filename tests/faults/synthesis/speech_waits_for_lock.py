import fcntl

import speech_faults
from catalogue import Deployment, Fault

PROGRAM = """\
import fcntl
import sys

import voice

text, recording = sys.argv[1:]
with open("voice.lock") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    voice.save(recording, voice.say(text))
"""


def inject(deployment: Deployment) -> None:
    held = deployment.stack.enter_context((deployment.directory / "voice.lock").open("w"))
    fcntl.flock(held, fcntl.LOCK_EX)  # by a process that was here before
    speech_faults.write(deployment, "speak.py", PROGRAM)
    speech_faults.change(
        deployment, "indextts-doctor.toml", ("[speech]", "[thresholds]\nspeech_seconds = 1.5\n\n[speech]")
    )


FAULT = Fault(
    about="the program that speaks waits for a lock that another process holds",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK003",
    fixable=False,
    speaks=True,
    source="reproduced: flock(2)",
)
