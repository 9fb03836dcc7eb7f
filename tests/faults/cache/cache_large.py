from catalogue import Deployment, Fault
from hub_faults import configure, filled


def inject(deployment: Deployment) -> None:
    filled(deployment)
    configure(deployment, "[thresholds]\ncache_bytes = 50_000")


FAULT = Fault(
    about="the Hugging Face cache is larger than its threshold",
    layer="cache",
    deployment="pins-3.10",
    inject=inject,
    code="HUB001",
    fixable=False,
    exit_code=0,
    source="du",
)
