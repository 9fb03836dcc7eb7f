from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.edit(deployment.model / "feat1.pt").write_bytes(b"\x80\x02cposix\nsystem\nX\x04\x00\x00\x00true\x85R.")


FAULT = Fault(
    about="a checkpoint runs a command when it is loaded",
    layer="model",
    deployment="checkpoints",
    inject=inject,
    code="MOD014",
    fixable=False,
    source="documentation of pickle",
)
