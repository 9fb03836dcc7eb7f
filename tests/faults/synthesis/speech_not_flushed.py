import speech_faults
from catalogue import Deployment, Fault

PROGRAM = """\
import io
import os
import sys

import voice

text, recording = sys.argv[1:]
whole = io.BytesIO()
voice.save(whole, voice.say(text))
file = open(recording, "wb", buffering=2**14)
for at in range(0, len(whole.getvalue()), 2**12):
    file.write(whole.getvalue()[at : at + 2**12])
os._exit(0)
"""


def inject(deployment: Deployment) -> None:
    speech_faults.write(deployment, "speak.py", PROGRAM)


FAULT = Fault(
    about="the program ends hard, and what it had not flushed of the recording is lost",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK018",
    fixable=False,
    speaks=True,
    source="reproduced: os._exit() of a worker",
)
