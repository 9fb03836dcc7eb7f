from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.edit(patient.model / "bpe.model").write_bytes(b"Entry not found")


FAULT = Fault(
    about="an error message was saved as the tokenizer",
    layer="model",
    patient="checkpoints",
    inject=inject,
    code="MOD010",
    curable=True,
    source="reproduced: sentencepiece says `could not parse ModelProto`",
)
