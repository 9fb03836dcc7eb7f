import services
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    other = patient.home / "python-of-old"
    other.mkdir()
    (other / "lib").symlink_to(patient.python.resolve().parent.parent / "lib")
    services.serve(patient, PYTHONHOME=str(other))


FAULT = Fault(
    inject=inject,
    about="the service's unit sets PYTHONHOME to another installation of the same version",
    layer="python",
    patient="pins-3.10",
    code="PY015",
    curable=False,
    exit_code=0,
    source="Python's documentation of PYTHONHOME",
)
