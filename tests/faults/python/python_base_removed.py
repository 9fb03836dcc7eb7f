from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.remove(deployment.python)
    deployment.python.symlink_to("/opt/python-that-was-removed/bin/python3.10")


FAULT = Fault(
    inject=inject,
    about="the Python that the virtual environment links to was removed",
    layer="python",
    deployment="pins-3.10",
    code="PY001",
    fixable=True,
    source="PEP 405; reproduced: the link dangles, ENOENT",
)
