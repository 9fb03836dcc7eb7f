import permissions
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    permissions.serve_as_another(patient)
    patient.remove(patient.model / "hf_cache")


FAULT = Fault(
    about="IndexTTS2 makes hf_cache at every start, and the service's user may not",
    layer="model",
    patient="checkpoints",
    inject=inject,
    code="MOD018",
    needs=permissions.why_not_as_another,
    curable=True,
    source="indextts/infer_v2.py: os.makedirs(hf_cache)",
)
