from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.edit(patient.model / "config.json").write_bytes(b'{"model_type": "vits",}')


FAULT = Fault(
    about="config.json is not JSON",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD010",
    curable=False,
    source="reproduced: transformers says `is not a valid JSON file`",
)
