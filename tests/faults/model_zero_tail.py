from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    path = patient.edit(patient.model / "model.safetensors")
    data = path.read_bytes()
    header = 8 + int.from_bytes(data[:8], "little")
    path.write_bytes(data[:header] + bytes(len(data) - header))


FAULT = Fault(
    about="the weights have their length and their header, and zeros for numbers",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD009",
    curable=True,
    source="reproduced: safetensors opens it",
)
