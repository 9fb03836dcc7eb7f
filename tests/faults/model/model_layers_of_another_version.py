from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    path = deployment.edit(deployment.model / "config.yaml")
    path.write_text(path.read_text().replace("layers: 2", "layers: 24"))


FAULT = Fault(
    about="the configuration requires more layers than the GPT has",
    layer="model",
    deployment="checkpoints",
    inject=inject,
    code="MOD017",
    fixable=False,
    source="index-tts#151: strict=False prints `missing keys` and speaks rubbish",
)
