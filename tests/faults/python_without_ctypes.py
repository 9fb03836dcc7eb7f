import ownpython
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    ownpython.give(patient, "_ctypes.*")


FAULT = Fault(
    inject=inject,
    about="Python was built on a machine without libffi: no ctypes",
    layer="python",
    patient="pins-3.10",
    code="PY017",
    symptoms=("IMP003",),
    curable=False,
    source="reproduced: scipy's extension modules cannot be imported",
)
