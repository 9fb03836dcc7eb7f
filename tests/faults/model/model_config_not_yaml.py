from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.edit(deployment.model / "config.yaml").write_bytes(b"gpt: [1, 2\nversion: 2.0\n")


FAULT = Fault(
    about="config.yaml is not YAML",
    layer="model",
    deployment="checkpoints",
    inject=inject,
    code="MOD010",
    fixable=False,
    source="OmegaConf.load in indextts/infer_v2.py",
)
