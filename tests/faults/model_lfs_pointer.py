from catalogue import Fault, Patient

POINTER = b"""\
version https://git-lfs.github.com/spec/v1
oid sha256:8f14e45fceea167a5a36dedd4bea2543d1f4b6a9d7a4c6f0c5b0c6c2f7b1d3e9
size 1932735283
"""


def inject(patient: Patient) -> None:
    patient.edit(patient.model / "model.safetensors").write_bytes(POINTER)


FAULT = Fault(
    about="the weights are a Git-LFS pointer: cloned without git-lfs",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD004",
    curable=True,
    source="reproduced: safetensors says `header too large`",
)
