from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.remove(patient.model / "s2mel.pth")


FAULT = Fault(
    about="a needed checkpoint is not there",
    layer="model",
    patient="checkpoints",
    inject=inject,
    code="MOD005",
    curable=True,
    source="indextts/infer_v2.py",
)
