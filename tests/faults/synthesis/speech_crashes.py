import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(deployment, "speak.py", ("import sys", "import ctypes, sys"))
    speech_faults.change(deployment, "speak.py", ("voice.say(text)", "ctypes.string_at(0)"))


FAULT = Fault(
    about="the program that speaks follows a null pointer in compiled code",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK002",
    fixable=False,
    speaks=True,
    source="reproduced: SIGSEGV without a traceback",
)
