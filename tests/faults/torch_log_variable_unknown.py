from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.environ["TORCH_LOGS"] = "debug"


FAULT = Fault(
    about="TORCH_LOGS names a log that torch does not have",
    layer="host",
    patient="current",
    inject=inject,
    code="HOST031",
    symptoms=("IMP006",),
    curable=False,
    source="torch/_logging/_internal.py; reproduced: Invalid log settings: debug",
)
