from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.remove(patient.python)
    patient.python.symlink_to("/opt/python-that-was-removed/bin/python3.10")


FAULT = Fault(
    inject=inject,
    about="the Python that the virtual environment links to was removed",
    layer="python",
    patient="pins-3.10",
    code="PY001",
    curable=True,
    source="PEP 405; reproduced: the link dangles, ENOENT",
)
