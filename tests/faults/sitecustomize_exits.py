from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    (patient.site_packages / "sitecustomize.py").write_text("import sys\nsys.exit(3)\n")


FAULT = Fault(
    inject=inject,
    about="a sitecustomize ends Python",
    layer="python",
    patient="pins-3.10",
    code="PY006",
    curable=False,
    source="reproduced on 3.6, 3.10 and 3.13",
)
