import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(patient, "app.py", ("voice.say(text)", "voice.say(text)[:0]"))
    speaking.serve(patient)


FAULT = Fault(
    about="the service answers before anything is spoken: a WAV without samples",
    layer="service",
    patient="service",
    inject=inject,
    code="SMK010",
    curable=False,
    speaks=True,
    resembles="service_speaks_silence",
    source="reproduced: a header of 44 bytes",
)
