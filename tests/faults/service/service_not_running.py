from catalogue import Deployment, Fault


def inject(_patient: Deployment) -> None:
    """Leave it as it is: its service was never started."""


FAULT = Fault(
    about="nothing listens on the port of the service",
    layer="service",
    deployment="service",
    inject=inject,
    code="SMK028",
    fixable=False,
    speaks=True,
    source="reproduced: connection refused",
)
