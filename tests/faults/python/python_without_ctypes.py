import own_python
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    own_python.give(deployment, "_ctypes.*")


FAULT = Fault(
    inject=inject,
    about="Python was built on a machine without libffi: no ctypes",
    layer="python",
    deployment="pins-3.10",
    code="PY017",
    symptoms=("IMP003",),
    fixable=False,
    source="reproduced: scipy's extension modules cannot be imported",
)
