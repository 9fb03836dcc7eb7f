import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(deployment, "app.py", ("voice.say(text)", "[0.0 * sample for sample in voice.say(text)]"))
    speech_faults.serve(deployment)


FAULT = Fault(
    about="the service synthesizes with a volume of zero",
    layer="service",
    deployment="service",
    inject=inject,
    code="SMK012",
    fixable=False,
    speaks=True,
    resembles="service_loses_text",
    source="reproduced: a slider at zero",
)
