from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    path = patient.edit(patient.model / "model.safetensors")
    data = path.read_bytes()
    path.write_bytes(data[:8] + b"\xff" * 16 + data[24:])


FAULT = Fault(
    about="the header of the weights is damaged",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD010",
    curable=True,
    source="reproduced: `invalid UTF-8 in header`",
)
