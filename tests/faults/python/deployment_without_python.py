import doctor_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    doctor_faults.examined_by_its_own(deployment)
    deployment.remove(deployment.python.parent.parent)
    deployment.named = False


FAULT = Fault(
    about="the environment was lost, and the doctor's own interpreter is all that is left to examine",
    layer="python",
    deployment="pins-3.10",
    inject=inject,
    code="PY021",
    symptoms=("PKG001",),
    fixable=False,
    source="reproduced: the environment was removed with the old image",
)
