import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(
        patient,
        "app.py",
        (
            '200, "audio/wav", recording.getvalue()',
            '200, "application/json", json.dumps({"error": "no voice is loaded"}).encode()',
        ),
    )
    speaking.serve(patient)


FAULT = Fault(
    about="the service answers an error with 200 and a message of JSON",
    layer="service",
    patient="service",
    inject=inject,
    code="SMK027",
    curable=False,
    speaks=True,
    resembles="service_fails",
    source="reproduced: services that catch everything",
)
