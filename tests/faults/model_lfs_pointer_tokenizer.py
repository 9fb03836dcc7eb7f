import modelfiles
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    path = patient.edit(patient.model / "bpe.model")
    path.write_bytes(modelfiles.pointer(path.read_bytes()))


FAULT = Fault(
    about="the tokenizer is a Git-LFS pointer",
    layer="model",
    patient="checkpoints",
    inject=inject,
    code="MOD004",
    curable=True,
    source="reproduced: sentencepiece says `could not parse ModelProto`",
)
