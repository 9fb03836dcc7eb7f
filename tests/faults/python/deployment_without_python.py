import doctor_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    doctor_faults.examined_by_its_own(deployment)
    deployment.remove(deployment.python.parent.parent)
    deployment.named = False


FAULT = Fault(
    about="the environment was lost, and the doctor can only check its own interpreter",
    layer="python",
    deployment="pins-3.10",
    inject=inject,
    code="PY021",
    symptoms=("PKG001",),
    fixable=False,
    source="reproduced: the environment was removed with the old image",
)
