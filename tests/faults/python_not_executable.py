import shutil

from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    real = patient.python.resolve()
    patient.remove(patient.python)
    shutil.copyfile(real, patient.python)
    patient.python.chmod(0o644)


FAULT = Fault(
    inject=inject,
    about="the interpreter was copied without its permission to be executed",
    layer="python",
    patient="pins-3.10",
    code="PY004",
    source="reproduced: EACCES, even for root",
)
