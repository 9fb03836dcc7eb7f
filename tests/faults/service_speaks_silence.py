import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(patient, "app.py", ("voice.say(text)", "[0.0 * sample for sample in voice.say(text)]"))
    speaking.serve(patient)


FAULT = Fault(
    about="the service speaks with a volume of zero",
    layer="service",
    patient="service",
    inject=inject,
    code="SMK012",
    curable=False,
    speaks=True,
    resembles="service_loses_text",
    source="reproduced: a slider at zero",
)
