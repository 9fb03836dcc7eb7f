from catalogue import Deployment, Fault
from hub_faults import configure


def inject(deployment: Deployment) -> None:
    configure(deployment, "[thresholds]\nimport_seconds = 0.05")


FAULT = Fault(
    about="importing takes longer than the operator allows",
    layer="imports",
    deployment="pins-3.10",
    inject=inject,
    code="IMP098",
    fixable=False,
    exit_code=0,
    resembles="cpu_quota_tiny",
    source="measured",
)
