import model_files
import service_logs
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    path = deployment.edit(deployment.model / "feat1.pt")
    path.write_bytes(model_files.pointer(path.read_bytes()))
    deployment.options += ["--select", "LOG"]
    service_logs.run(deployment, "-c", "import torch; torch.load('checkpoints/feat1.pt')")


FAULT = Fault(
    about="torch reports `Weights only load failed` for a Git LFS pointer, and the log contains it",
    layer="logs",
    deployment="indextts2",
    inject=inject,
    code="MOD004",
    symptoms=("LOG004",),
    source="reproduced with torch 2.13.0: Unsupported operand 118; SongGeneration#63",
)
