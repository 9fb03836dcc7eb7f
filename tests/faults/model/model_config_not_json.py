from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.edit(deployment.model / "config.json").write_bytes(b'{"model_type": "vits",}')


FAULT = Fault(
    about="config.json is not JSON",
    layer="model",
    deployment="pins-3.10",
    inject=inject,
    code="MOD010",
    fixable=False,
    source="reproduced: transformers reports `is not a valid JSON file`",
)
