from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.remove(patient.model / "model.safetensors")


FAULT = Fault(
    about="config.json is there, the weights are not",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD005",
    curable=True,
    source="from_pretrained of transformers 4.35.2",
)
