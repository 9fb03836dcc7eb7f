import modelfiles
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.remove(patient.model)
    patient.model.write_bytes(modelfiles.archive(config__json=b"{}"))


FAULT = Fault(
    about="the model was downloaded as an archive and never unpacked",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD001",
    curable=False,
    source="reproduced",
)
