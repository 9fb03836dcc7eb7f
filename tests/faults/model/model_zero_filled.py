from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    path = deployment.edit(deployment.model / "gpt.pth")
    path.write_bytes(bytes(path.stat().st_size))


FAULT = Fault(
    about="a checkpoint contains only zeros: space was reserved, then the download stopped",
    layer="model",
    deployment="checkpoints",
    inject=inject,
    code="MOD009",
    fixable=True,
    source="reproduced",
)
