import running_services
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.environ["KUBERNETES_SERVICE_HOST"] = "10.96.0.1"  # as every pod has it
    running_services.serve(deployment, address="127.0.0.1")


FAULT = Fault(
    about="in a pod the service listens on 127.0.0.1 only",
    layer="service",
    deployment="pins-3.10",
    inject=inject,
    code="SVC004",
    fixable=False,
    exit_code=0,
    source="Flask's default address",
)
