from catalogue import Fault, Patient
from hubfaults import REPO, WEIGHTS, filled


def inject(patient: Patient) -> None:
    (filled(patient) / REPO / "blobs" / WEIGHTS).unlink()
    patient.environ["HF_HUB_OFFLINE"] = "1"


FAULT = Fault(
    about="a snapshot was copied without its blobs, and the service is offline",
    layer="cache",
    patient="pins-3.10",
    inject=inject,
    code="HUB004",
    curable=False,
    source="huggingface_hub#1388",
)
