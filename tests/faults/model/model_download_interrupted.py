from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    (deployment.model / "s2mel.pth").rename(deployment.model / "s2mel.pth.incomplete")


FAULT = Fault(
    about="a download stopped: its leftover is in the place of the checkpoint",
    layer="model",
    deployment="checkpoints",
    inject=inject,
    code="MOD005",
    fixable=True,
    source="huggingface_hub, file_download.py",
)
