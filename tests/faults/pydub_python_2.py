from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.uv("install", "-q", "pydub==0.5.1")


FAULT = Fault(
    about="pydub 0.5.1, as the guide says: Python 2 code",
    layer="packages",
    patient="pins-3.10",
    inject=inject,
    code="PKG008",
    symptoms=("PKG004",),
    curable=True,
    exit_code=1,
    source="reproduced: No module named StringIO",
)
