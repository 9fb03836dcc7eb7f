import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(deployment, "app.py", ("voice.say(text)", "voice.say(text)[:0]"))
    speech_faults.serve(deployment)


FAULT = Fault(
    about="the service answers before synthesis: a WAV without samples",
    layer="service",
    deployment="service",
    inject=inject,
    code="SMK010",
    fixable=False,
    speaks=True,
    resembles="service_speaks_silence",
    source="reproduced: a header of 44 bytes",
)
