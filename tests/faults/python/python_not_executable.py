import shutil

from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    real = deployment.python.resolve()
    deployment.remove(deployment.python)
    shutil.copyfile(real, deployment.python)
    deployment.python.chmod(0o644)


FAULT = Fault(
    inject=inject,
    about="the interpreter was copied without execute permission",
    layer="python",
    deployment="pins-3.10",
    code="PY004",
    source="reproduced: EACCES, even for root",
)
