import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(patient, "app.py", ("voice.say(text)", 'voice.say(text + open("lexicon.txt").read())'))
    speaking.serve(patient)


FAULT = Fault(
    about="a file of the service is missing: it answers 500 to every request",
    layer="service",
    patient="service",
    inject=inject,
    code="SMK026",
    curable=False,
    speaks=True,
    resembles="service_explains_itself",
    source="tests/speech/engines/test_http.py",
)
