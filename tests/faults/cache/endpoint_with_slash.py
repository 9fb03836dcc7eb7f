from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.environ["HF_ENDPOINT"] = "https://hf-mirror.com/"


FAULT = Fault(
    about="HF_ENDPOINT ends with a slash under huggingface_hub 0.16.4",
    layer="cache",
    deployment="pins-3.10",
    inject=inject,
    code="HUB010",
    fixable=True,
    exit_code=0,
    resembles="model_folder_missing",
    source="huggingface_hub#2721",
)
