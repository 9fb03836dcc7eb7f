from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    (patient.site_packages / "sitecustomize.py").write_text("import a_tracer_that_was_removed\n")


FAULT = Fault(
    inject=inject,
    about="a sitecustomize raises, and Python says so at every start",
    layer="python",
    patient="pins-3.10",
    code="PY007",
    curable=False,
    exit_code=0,
    source="reproduced on 3.6, 3.10 and 3.13: Error in sitecustomize",
)
