from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    (patient.directory / "random.py").write_text("SEED = 7\n")


FAULT = Fault(
    inject=inject,
    about="a file random.py hides the standard module",
    layer="imports",
    patient="pins-3.10",
    code="PY016",
    symptoms=("IMP008",),
    curable=True,
    source="reproduced: module 'random' has no attribute",
)
