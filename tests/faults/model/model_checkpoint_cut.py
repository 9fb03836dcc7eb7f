from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    path = deployment.edit(deployment.model / "gpt.pth")
    path.write_bytes(path.read_bytes()[:-1000])


FAULT = Fault(
    about="a torch checkpoint is truncated",
    layer="model",
    deployment="checkpoints",
    inject=inject,
    code="MOD008",
    fixable=True,
    source="reproduced: `failed finding central directory`",
)
