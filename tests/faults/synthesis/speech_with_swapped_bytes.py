import speech_faults
from catalogue import Deployment, Fault

PROGRAM = """\
import array
import sys

import voice

text, recording = sys.argv[1:]
whole = array.array("h", [round(32767 * sample) for sample in voice.say(text)])
whole.byteswap()
voice.save(recording, [sample / 32767 for sample in whole])
"""


def inject(deployment: Deployment) -> None:
    speech_faults.write(deployment, "speak.py", PROGRAM)


FAULT = Fault(
    about="16-bit samples are written with their bytes swapped: noise",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK013",
    fixable=False,
    speaks=True,
    source="reproduced: big-endian samples in a WAV, which is little-endian",
)
