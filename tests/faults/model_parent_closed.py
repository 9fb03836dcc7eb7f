import permissions
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    permissions.serve_as_another(patient)
    patient.model.parent.chmod(0o700)


FAULT = Fault(
    about="a folder above the model has mode 700, and the service runs as somebody else",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD002",
    needs=permissions.why_not_as_another,
    curable=True,
    resembles="model_file_of_root",
    source="reproduced: path_resolution(7)",
)
