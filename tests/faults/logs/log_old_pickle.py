import shutil
from pathlib import Path

import service_logs
from catalogue import Deployment, Fault

OLD = Path(__file__).parents[2] / "data" / "namespace.pth"


def inject(deployment: Deployment) -> None:
    shutil.copy(OLD, deployment.edit(deployment.model / "feat1.pt"))
    deployment.options += ["--select", "LOG"]
    service_logs.run(deployment, "-c", "import torch; torch.load('checkpoints/feat1.pt')")


FAULT = Fault(
    about="torch reports `Weights only load failed` for a checkpoint with options besides its weights, and the log contains it",
    layer="logs",
    deployment="indextts2",
    inject=inject,
    code="MOD015",
    symptoms=("LOG004",),
    fixable=False,
    exit_code=0,
    resembles="log_lfs_pointer",
    source="reproduced with torch 2.13.0: Unsupported global: argparse.Namespace",
)
