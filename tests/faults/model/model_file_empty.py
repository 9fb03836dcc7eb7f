from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.edit(deployment.model / "feat1.pt").write_bytes(b"")


FAULT = Fault(
    about="a checkpoint is empty",
    layer="model",
    deployment="checkpoints",
    inject=inject,
    code="MOD007",
    fixable=True,
    source="reproduced: torch ends with a bare EOFError",
)
