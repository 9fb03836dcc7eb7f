from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.remove(deployment.model / "s2mel.pth")


FAULT = Fault(
    about="a required checkpoint is missing",
    layer="model",
    deployment="checkpoints",
    inject=inject,
    code="MOD005",
    fixable=True,
    source="indextts/infer_v2.py",
)
