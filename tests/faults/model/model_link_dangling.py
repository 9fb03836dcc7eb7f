from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.remove(deployment.model / "config.json")
    (deployment.model / "config.json").symlink_to("../../blobs/5b1b2d6e")


FAULT = Fault(
    about="the folder is a snapshot of the hub, copied without its blobs",
    layer="model",
    deployment="pins-3.10",
    inject=inject,
    code="MOD011",
    fixable=True,
    resembles="model_file_missing",
    source="reproduced: transformers 4.35.2; huggingface_hub#1388",
)
