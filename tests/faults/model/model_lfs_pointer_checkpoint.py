import model_files
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    checkpoint = deployment.edit(deployment.model / "gpt.pth")
    checkpoint.write_bytes(model_files.pointer(checkpoint.read_bytes()))


FAULT = Fault(
    about="a checkpoint is a Git LFS pointer: torch reports, as for an old pickle, that weights only loading failed",
    layer="model",
    deployment="checkpoints",
    inject=inject,
    code="MOD004",
    resembles="model_refused_by_torch",
    source="SongGeneration#63; reproduced: Weights only load failed ... Unsupported operand 118",
)
