from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    (patient.site_packages / "sitecustomize.py").write_text("import time\ntime.sleep(3600)\n")
    patient.options += ["--timeout", "5"]


FAULT = Fault(
    inject=inject,
    about="a sitecustomize waits for something that never comes",
    layer="python",
    patient="pins-3.10",
    code="PY006",
    curable=False,
    source="reproduced on 3.6, 3.10 and 3.13",
)
