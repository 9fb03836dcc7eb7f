import shutil
from pathlib import Path

from catalogue import Deployment, Fault

OLD = Path(__file__).parents[2] / "data" / "namespace.pth"


def inject(deployment: Deployment) -> None:
    shutil.copy(OLD, deployment.edit(deployment.model / "feat1.pt"))


FAULT = Fault(
    about="a checkpoint contains options besides its weights, which torch 2.6 and newer reject",
    layer="model",
    deployment="indextts2",
    inject=inject,
    code="MOD015",
    exit_code=0,
    fixable=False,
    source="reproduced with torch 2.13.0: `Weights only load failed`",
)
