import speaking
from catalogue import Fault, Patient

TEXT = "One.\\nTwo warnings and a problem were found by the check of this voice."


def inject(patient: Patient) -> None:
    speaking.change(patient, "speak.py", ("voice.say(text)", "voice.say(text.splitlines()[0])"))
    speaking.change(patient, "indextts-doctor.toml", ("[speech]", f'[speech]\ntext = "{TEXT}"'))


FAULT = Fault(
    about="the program reads one line of its text and leaves out the rest",
    layer="synthesis",
    patient="command",
    inject=inject,
    code="SMK020",
    curable=False,
    speaks=True,
    resembles="speech_not_flushed",
    source="reproduced: input() and readline() read one line",
)
