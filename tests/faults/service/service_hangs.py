import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(
        deployment,
        "app.py",
        ("import voice", "import threading\n\nimport voice"),
        (
            "    recording = io.BytesIO()",
            "    threading.Event().wait()  # for a worker that died\n    recording = io.BytesIO()",
        ),
    )
    speech_faults.change(
        deployment, "indextts-doctor.toml", ('engine = "http"', 'engine = "http"\n\n[thresholds]\nspeech_seconds = 1.5')
    )
    speech_faults.serve(deployment)


FAULT = Fault(
    about="a request never returns from the service",
    layer="service",
    deployment="service",
    inject=inject,
    code="SMK028",
    fixable=False,
    speaks=True,
    resembles="speech_slow",
    source="mlflow#10855",
)
