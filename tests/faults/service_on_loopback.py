import services
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.environ["KUBERNETES_SERVICE_HOST"] = "10.96.0.1"  # as every pod has it
    services.serve(patient, address="127.0.0.1")


FAULT = Fault(
    about="in a pod the service listens on 127.0.0.1 only",
    layer="service",
    patient="pins-3.10",
    inject=inject,
    code="SVC004",
    curable=False,
    exit_code=0,
    source="Flask's default address",
)
