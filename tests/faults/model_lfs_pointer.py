import modelfiles
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    path = patient.edit(patient.model / "model.safetensors")
    path.write_bytes(modelfiles.pointer(path.read_bytes()))


FAULT = Fault(
    about="the weights are a Git-LFS pointer: cloned without git-lfs",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD004",
    curable=True,
    source="reproduced: safetensors says `header too large`",
)
