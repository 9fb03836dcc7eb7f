import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(patient, "speak.py", ("voice.say(text)", "voice.unit(text[0])[400:800] * 100"))


FAULT = Fault(
    about="the program repeats one moment of its first sound for ever: a hum",
    layer="synthesis",
    patient="command",
    inject=inject,
    code="SMK014",
    symptoms=("SMK018",),
    curable=False,
    speaks=True,
    resembles="speech_without_end",
    source="one code repeated: docs/sound.md",
)
