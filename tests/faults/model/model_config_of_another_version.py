from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    path = deployment.edit(deployment.model / "config.yaml")
    path.write_text(path.read_text().replace("version: 2.0", "version: 2.5"))


FAULT = Fault(
    about="config.yaml of 2.5 is next to the files of 2.0",
    layer="model",
    deployment="checkpoints",
    inject=inject,
    code="MOD017",
    fixable=False,
    source="webui.py of index-tts: --version defaults to 2.5",
)
