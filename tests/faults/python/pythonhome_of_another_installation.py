import running_services
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    other = deployment.home / "python-of-old"
    other.mkdir()
    (other / "lib").symlink_to(deployment.python.resolve().parent.parent / "lib")
    running_services.serve(deployment, PYTHONHOME=str(other))


FAULT = Fault(
    inject=inject,
    about="the service's unit sets PYTHONHOME to another installation of the same version",
    layer="python",
    deployment="pins-3.10",
    code="PY015",
    fixable=False,
    exit_code=0,
    source="Python's documentation of PYTHONHOME",
)
