import speech_faults
from catalogue import Deployment, Fault

PROGRAM = """\
import array
import sys

import voice

text, recording = sys.argv[1:]
with open(recording, "wb") as file:
    array.array("h", [round(32767 * sample) for sample in voice.say(text)]).tofile(file)
"""


def inject(deployment: Deployment) -> None:
    speech_faults.write(deployment, "speak.py", PROGRAM)


FAULT = Fault(
    about="the samples are saved without a header, under the name of a WAV",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK011",
    fixable=False,
    speaks=True,
    resembles="speech_exception_swallowed",
    source="reproduced: the size of the file is as it should be",
)
