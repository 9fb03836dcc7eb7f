from catalogue import Fault, Patient
from hubfaults import filled


def inject(patient: Patient) -> None:
    patient.environ["HF_HUB_CACHE"] = str(filled(patient, patient.home / "models"))


FAULT = Fault(
    about="HF_HUB_CACHE is set for huggingface_hub 0.16.4, which does not know it",
    layer="cache",
    patient="pins-3.10",
    inject=inject,
    code="HUB007",
    curable=True,
    exit_code=0,
    source="huggingface_hub/constants.py of 0.18.0 and 0.19.4",
)
