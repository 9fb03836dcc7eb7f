from catalogue import Fault, Patient
from hubfaults import configure, filled


def inject(patient: Patient) -> None:
    filled(patient)
    configure(patient, "[thresholds]\ncache_bytes = 50_000")


FAULT = Fault(
    about="the Hugging Face cache is larger than its threshold",
    layer="cache",
    patient="pins-3.10",
    inject=inject,
    code="HUB001",
    curable=False,
    exit_code=0,
    source="du",
)
