from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.remove(deployment.python)
    deployment.python.symlink_to("python-2")
    deployment.python.with_name("python-2").symlink_to("python")


FAULT = Fault(
    inject=inject,
    about="the links of bin/python form a loop",
    layer="python",
    deployment="empty",
    code="PY001",
    fixable=True,
    source="reproduced: ELOOP",
)
