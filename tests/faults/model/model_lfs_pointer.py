import model_files
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    path = deployment.edit(deployment.model / "model.safetensors")
    path.write_bytes(model_files.pointer(path.read_bytes()))


FAULT = Fault(
    about="the weights are a Git LFS pointer: cloned without git-lfs",
    layer="model",
    deployment="pins-3.10",
    inject=inject,
    code="MOD004",
    fixable=True,
    source="reproduced: safetensors reports `header too large`",
)
