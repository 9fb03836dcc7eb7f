from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    path = deployment.edit(deployment.model / "config.yaml")
    text = path.read_text()
    path.write_text(text.replace("gpt_checkpoint: gpt.pth", "gpt_checkpoint: /cubefs/users/x/gpt.pth"))


FAULT = Fault(
    about="config.yaml contains a path of the cluster that trained the model",
    layer="model",
    deployment="checkpoints",
    inject=inject,
    code="MOD013",
    fixable=True,
    source="index-tts#739",
)
