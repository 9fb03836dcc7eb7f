from catalogue import Fault, Patient
from hubfaults import configure


def inject(patient: Patient) -> None:
    configure(patient, "[thresholds]\nimport_seconds = 0.05")


FAULT = Fault(
    about="importing takes longer than the operator allows",
    layer="imports",
    patient="pins-3.10",
    inject=inject,
    code="IMP098",
    curable=False,
    exit_code=0,
    resembles="cpu_quota_tiny",
    source="measured",
)
