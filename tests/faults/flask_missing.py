from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.uv("uninstall", "-q", "flask")


FAULT = Fault(
    about="flask is not installed",
    layer="packages",
    patient="pins-3.10",
    inject=inject,
    code="PKG001",
    symptoms=(),
    curable=True,
    exit_code=1,
    source="reproduced: No module named flask",
)
