from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.edit(patient.model / "feat1.pt").write_bytes(b"")


FAULT = Fault(
    about="a checkpoint is empty",
    layer="model",
    patient="checkpoints",
    inject=inject,
    code="MOD007",
    curable=True,
    source="reproduced: torch ends with a bare EOFError",
)
