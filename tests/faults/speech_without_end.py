import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(patient, "speak.py", ("voice.say(text)", "voice.say(text) * 12"))


FAULT = Fault(
    about="the program does not stop at the end of its text and says it over and over",
    layer="synthesis",
    patient="command",
    inject=inject,
    code="SMK021",
    curable=False,
    speaks=True,
    source="a repetition penalty of 1.0 favours loops",
)
