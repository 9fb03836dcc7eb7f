from catalogue import Fault, Patient


def inject(_patient: Patient) -> None:
    """Leave it as it is: its service was never started."""


FAULT = Fault(
    about="nothing listens on the port of the service",
    layer="service",
    patient="service",
    inject=inject,
    code="SMK028",
    curable=False,
    speaks=True,
    source="reproduced: connection refused",
)
