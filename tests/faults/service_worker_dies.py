import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(
        patient,
        "app.py",
        ("import voice", "import os\n\nimport voice"),
        (
            "    recording = io.BytesIO()",
            "    os._exit(1)  # as a worker that is killed for memory\n    recording = io.BytesIO()",
        ),
    )
    speaking.serve(patient)


FAULT = Fault(
    about="the worker of the service dies while it answers",
    layer="service",
    patient="service",
    inject=inject,
    code="SMK028",
    curable=False,
    speaks=True,
    resembles="service_fails",
    source="konveyor/kai#109",
)
