from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    path = deployment.edit(deployment.model / "model.safetensors")
    data = path.read_bytes()
    path.write_bytes(data[:8] + b"\xff" * 16 + data[24:])


FAULT = Fault(
    about="the header of the weights is damaged",
    layer="model",
    deployment="pins-3.10",
    inject=inject,
    code="MOD010",
    fixable=True,
    source="reproduced: `invalid UTF-8 in header`",
)
