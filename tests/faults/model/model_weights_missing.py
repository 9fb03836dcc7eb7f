from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.remove(deployment.model / "model.safetensors")


FAULT = Fault(
    about="config.json exists, the weights are missing",
    layer="model",
    deployment="pins-3.10",
    inject=inject,
    code="MOD005",
    fixable=True,
    source="from_pretrained of transformers 4.35.2",
)
