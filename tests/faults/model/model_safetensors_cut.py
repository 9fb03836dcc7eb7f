from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    path = deployment.edit(deployment.model / "model.safetensors")
    path.write_bytes(path.read_bytes()[:-1000])


FAULT = Fault(
    about="safetensors weights are truncated",
    layer="model",
    deployment="pins-3.10",
    inject=inject,
    code="MOD008",
    fixable=True,
    source="reproduced: `incomplete metadata, file not fully covered`",
)
