from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.environ["HF_HUB_ENABLE_HF_TRANSFER"] = "1"


FAULT = Fault(
    about="HF_HUB_ENABLE_HF_TRANSFER is on, but hf_transfer is not installed",
    layer="cache",
    deployment="pins-3.10",
    inject=inject,
    code="HUB012",
    fixable=True,
    exit_code=0,
    source="huggingface_hub/file_download.py of 0.16.4",
)
