from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    (patient.directory / "glob.py").write_text("PATTERNS = []\n")


FAULT = Fault(
    about="a file glob.py hides a standard module that only some libraries import",
    layer="imports",
    patient="current",
    inject=inject,
    code="PY019",
    symptoms=("IMP006",),
    curable=True,
    source="reproduced: torch does not import",
)
