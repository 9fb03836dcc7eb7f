import modelfiles
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    checkpoint = patient.edit(patient.model / "gpt.pth")
    checkpoint.write_bytes(modelfiles.pointer(checkpoint.read_bytes()))


FAULT = Fault(
    about="a checkpoint is a Git-LFS pointer: torch says, as of an old pickle, that weights only loading failed",
    layer="model",
    patient="checkpoints",
    inject=inject,
    code="MOD004",
    resembles="model_refused_by_torch",
    source="SongGeneration#63; reproduced: Weights only load failed ... Unsupported operand 118",
)
