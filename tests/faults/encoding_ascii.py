from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.environ.update(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")


FAULT = Fault(
    inject=inject,
    about="UTF-8 is switched off in a C locale",
    layer="host",
    patient="pins-3.10",
    code="HOST030",
    curable=True,
    source="reproduced on 3.7 to 3.13: open() decodes as ASCII",
)
