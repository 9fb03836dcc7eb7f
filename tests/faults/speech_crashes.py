import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(patient, "speak.py", ("import sys", "import ctypes, sys"))
    speaking.change(patient, "speak.py", ("voice.say(text)", "ctypes.string_at(0)"))


FAULT = Fault(
    about="the program that speaks follows a null pointer in compiled code",
    layer="synthesis",
    patient="command",
    inject=inject,
    code="SMK002",
    curable=False,
    speaks=True,
    source="reproduced: SIGSEGV without a traceback",
)
