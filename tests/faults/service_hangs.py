import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(
        patient,
        "app.py",
        ("import voice", "import threading\n\nimport voice"),
        (
            "    recording = io.BytesIO()",
            "    threading.Event().wait()  # for a worker that died\n    recording = io.BytesIO()",
        ),
    )
    speaking.change(
        patient,
        "indextts-doctor.toml",
        ('engine = "http"', 'engine = "http"\n\n[thresholds]\nspeech_seconds = 1.5'),
    )
    speaking.serve(patient)


FAULT = Fault(
    about="a request waits for ever inside the service",
    layer="service",
    patient="service",
    inject=inject,
    code="SMK028",
    curable=False,
    speaks=True,
    resembles="speech_slow",
    source="mlflow#10855",
)
