import doctorfaults
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    doctorfaults.examined_by_its_own(patient)
    patient.remove(patient.python.parent.parent)
    patient.named = False


FAULT = Fault(
    about="the environment was lost, and the doctor's own interpreter is all that is left to examine",
    layer="python",
    patient="pins-3.10",
    inject=inject,
    code="PY021",
    symptoms=("PKG001",),
    curable=False,
    source="reproduced: the environment was removed with the old image",
)
