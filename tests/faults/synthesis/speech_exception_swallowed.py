import speech_faults
from catalogue import Deployment, Fault

PROGRAM = """\
import sys

import voice

text, recording = sys.argv[1:]
try:
    lexicon = open("lexicon.txt").read()
    voice.save(recording, voice.say(text + lexicon))
except OSError as error:
    print(error)
"""


def inject(deployment: Deployment) -> None:
    speech_faults.write(deployment, "speak.py", PROGRAM)


FAULT = Fault(
    about="the program that speaks catches its own exception and ends well",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK010",
    fixable=False,
    speaks=True,
    source="infer_v2.py of index-tts ee40fa7 catches an exception and returns None",
)
