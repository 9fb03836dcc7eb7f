from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    path = patient.edit(patient.model / "model.safetensors")
    path.write_bytes(path.read_bytes()[:-1000])


FAULT = Fault(
    about="safetensors weights are cut off",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD008",
    curable=True,
    source="reproduced: `incomplete metadata, file not fully covered`",
)
