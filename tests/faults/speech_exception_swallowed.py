import speaking
from catalogue import Fault, Patient

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


def inject(patient: Patient) -> None:
    speaking.write(patient, "speak.py", PROGRAM)


FAULT = Fault(
    about="the program that speaks catches its own exception and ends well",
    layer="synthesis",
    patient="command",
    inject=inject,
    code="SMK010",
    curable=False,
    speaks=True,
    source="infer_v2.py of index-tts ee40fa7 catches an exception and returns None",
)
