from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    path = patient.edit(patient.model / "gpt.pth")
    path.write_bytes(path.read_bytes()[:-1000])


FAULT = Fault(
    about="a checkpoint of torch is cut off",
    layer="model",
    patient="checkpoints",
    inject=inject,
    code="MOD008",
    curable=True,
    source="reproduced: `failed finding central directory`",
)
