import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(deployment, "speak.py", ("voice.say(text)", "voice.unit(text[0])[400:800] * 100"))


FAULT = Fault(
    about="the program repeats one moment of its first sound for ever: a hum",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK014",
    symptoms=("SMK018",),
    fixable=False,
    speaks=True,
    resembles="speech_without_end",
    source="one code repeated: docs/sound.md",
)
