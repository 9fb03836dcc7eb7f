import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(
        deployment,
        "app.py",
        ("import voice", "import os\n\nimport voice"),
        (
            "    recording = io.BytesIO()",
            "    os._exit(1)  # as a worker that is killed for memory\n    recording = io.BytesIO()",
        ),
    )
    speech_faults.serve(deployment)


FAULT = Fault(
    about="the service's worker dies while it answers",
    layer="service",
    deployment="service",
    inject=inject,
    code="SMK028",
    fixable=False,
    speaks=True,
    resembles="service_fails",
    source="konveyor/kai#109",
)
