from catalogue import Deployment, Fault
from hub_faults import filled


def inject(deployment: Deployment) -> None:
    deployment.environ["HF_HUB_CACHE"] = str(filled(deployment, deployment.home / "models"))


FAULT = Fault(
    about="HF_HUB_CACHE is set for huggingface_hub 0.16.4, which does not read it",
    layer="cache",
    deployment="pins-3.10",
    inject=inject,
    code="HUB007",
    fixable=True,
    exit_code=0,
    source="huggingface_hub/constants.py of 0.18.0 and 0.19.4",
)
