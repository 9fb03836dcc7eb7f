from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.wrapper = ["sh", "-c", 'ulimit -v 600000; exec "$@"', "sh"]


FAULT = Fault(
    about="ulimit -v leaves too little address space to import torch",
    layer="host",
    patient="current",
    inject=inject,
    code="HOST016",
    symptoms=("IMP006",),
    curable=False,
    source="reproduced: failed to map segment from shared object",
)
