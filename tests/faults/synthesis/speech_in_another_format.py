import speech_faults
from catalogue import Deployment, Fault

PROGRAM = """\
import array
import struct
import sys

import voice

text, recording = sys.argv[1:]
whole = array.array("h", [round(32767 * sample) for sample in voice.say(text)])
whole.byteswap()
with open(recording, "wb") as file:
    file.write(b".snd" + struct.pack(">5I", 24, 2 * len(whole), 3, voice.RATE, 1))
    whole.tofile(file)
"""


def inject(deployment: Deployment) -> None:
    speech_faults.write(deployment, "speak.py", PROGRAM)


FAULT = Fault(
    about="the program writes AU under the name of a WAV",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK025",
    fixable=False,
    exit_code=0,
    speaks=True,
    resembles="speech_saved_without_header",
    source="format of Sun's AU files",
)
