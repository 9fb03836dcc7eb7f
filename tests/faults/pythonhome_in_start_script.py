from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    real = patient.python.resolve()
    patient.remove(patient.python)
    patient.python.write_text(f'#!/bin/sh\nPYTHONHOME=/opt/python-of-old exec {real} "$@"\n')
    patient.python.chmod(0o755)


FAULT = Fault(
    inject=inject,
    about="a wrapper in place of bin/python sets PYTHONHOME to where there is no Python",
    layer="python",
    patient="empty",
    code="PY005",
    curable=False,
    source="reproduced on 2.7 to 3.13: No module named 'encodings'",
)
