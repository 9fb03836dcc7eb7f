from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    path = patient.edit(patient.model / "gpt.pth")
    path.write_bytes(bytes(path.stat().st_size))


FAULT = Fault(
    about="a checkpoint consists of zeros: space was reserved, then the download stopped",
    layer="model",
    patient="checkpoints",
    inject=inject,
    code="MOD009",
    curable=True,
    source="reproduced",
)
