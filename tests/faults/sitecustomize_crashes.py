from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    (patient.site_packages / "sitecustomize.py").write_text("import os\nos.abort()\n")


FAULT = Fault(
    inject=inject,
    about="a sitecustomize takes Python down with a signal",
    layer="python",
    patient="pins-3.10",
    code="PY006",
    curable=False,
    source="reproduced on 3.6, 3.10 and 3.13",
)
