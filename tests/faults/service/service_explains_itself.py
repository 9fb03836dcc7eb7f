import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(
        deployment,
        "app.py",
        (
            '200, "audio/wav", recording.getvalue()',
            '200, "application/json", json.dumps({"error": "no voice is loaded"}).encode()',
        ),
    )
    speech_faults.serve(deployment)


FAULT = Fault(
    about="the service answers an error with 200 and a JSON message",
    layer="service",
    deployment="service",
    inject=inject,
    code="SMK027",
    fixable=False,
    speaks=True,
    resembles="service_fails",
    source="reproduced: services that catch everything",
)
