import speech_faults
from catalogue import Deployment, Fault

TEXT = "One.\\nTwo warnings and a problem were found by the check of this voice."


def inject(deployment: Deployment) -> None:
    speech_faults.change(deployment, "speak.py", ("voice.say(text)", "voice.say(text.splitlines()[0])"))
    speech_faults.change(deployment, "indextts-doctor.toml", ("[speech]", f'[speech]\ntext = "{TEXT}"'))


FAULT = Fault(
    about="the program reads one line of its text and leaves out the rest",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK020",
    fixable=False,
    speaks=True,
    resembles="speech_not_flushed",
    source="reproduced: input() and readline() read one line",
)
