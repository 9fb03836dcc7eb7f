from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.remove(patient.python)
    patient.python.symlink_to("python-2")
    patient.python.with_name("python-2").symlink_to("python")


FAULT = Fault(
    inject=inject,
    about="the links of bin/python lead back to themselves",
    layer="python",
    patient="empty",
    code="PY001",
    curable=True,
    source="reproduced: ELOOP",
)
