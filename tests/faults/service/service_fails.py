import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(deployment, "app.py", ("voice.say(text)", 'voice.say(text + open("lexicon.txt").read())'))
    speech_faults.serve(deployment)


FAULT = Fault(
    about="a file of the service is missing: it answers 500 to every request",
    layer="service",
    deployment="service",
    inject=inject,
    code="SMK026",
    fixable=False,
    speaks=True,
    resembles="service_explains_itself",
    source="tests/speech/engines/test_http.py",
)
