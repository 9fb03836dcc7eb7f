import permissions
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    permissions.serve_as_another(patient)
    patient.edit(patient.model / "model.safetensors").chmod(0o600)


FAULT = Fault(
    about="the weights have mode 600 and belong to root; the service runs as somebody else",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD003",
    needs=permissions.why_not_as_another,
    curable=True,
    source="reproduced",
)
