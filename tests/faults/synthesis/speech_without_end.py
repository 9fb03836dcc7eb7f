import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(deployment, "speak.py", ("voice.say(text)", "voice.say(text) * 12"))


FAULT = Fault(
    about="the program does not stop at the end of its text and says it over and over",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK021",
    fixable=False,
    speaks=True,
    source="a repetition penalty of 1.0 favours loops",
)
