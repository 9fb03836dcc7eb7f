from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    folder = deployment.model / ".cache/huggingface/download"
    folder.mkdir(parents=True)
    with (folder / "model.safetensors.0123456789abcdef.incomplete").open("wb") as file:
        file.truncate(2**30)


FAULT = Fault(
    about="the leftover of an interrupted download is next to a complete model",
    layer="model",
    deployment="pins-3.10",
    inject=inject,
    code="MOD012",
    fixable=True,
    exit_code=0,
    source="huggingface_hub, file_download.py",
)
