from catalogue import Deployment, Fault
from hub_faults import REPO, WEIGHTS, filled


def inject(deployment: Deployment) -> None:
    (filled(deployment) / REPO / "blobs" / WEIGHTS).unlink()
    deployment.environ["HF_HUB_OFFLINE"] = "1"


FAULT = Fault(
    about="a snapshot was copied without its blobs, and the service is offline",
    layer="cache",
    deployment="pins-3.10",
    inject=inject,
    code="HUB004",
    fixable=False,
    source="huggingface_hub#1388",
)
